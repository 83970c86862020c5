"""A small kit."""

KIT = """\
kit = "disks"
version = "1.2.0"
name = {de = "Platten", en = "Disks"}
about = {de = "Was Platten geschieht.", en = "What happens to disks."}

[[problems]]
key = "full"
asset = "server"
mode = "one_click"
title = {de = "Platte voll", en = "Disk full"}
words.de = "Ihre Platte ist voll."
words.en = "Your disk is full."
symptoms.de = ["Die Platte ist voll"]
symptoms.en = ["The disk is full"]
condition = '''
[[all]]
signal = {name = "disk", body = "no space"}
count = 3
within = "1h"
'''
remedy = '''
says = {de = "Wir räumen auf.", en = "We clean up."}

[[checks]]
name = "disk"
ask = "http"
system = "hosting"
path = "/servers/{asset.external_id}/disk"
value = "$.used"
holds = ">= 98"

[[steps]]
name = "free"
do = "http"
system = "hosting"
path = "/servers/{asset.external_id}/logs/clean"
says = {de = "Aufräumen", en = "Clean up"}

[verify]
check = "disk"
'''
"""
