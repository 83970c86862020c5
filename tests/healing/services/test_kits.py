"""Kits are installed by their keys, renewed by their versions, and carried on to other houses."""

import pytest

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.exceptions import KeyTakenError
from ruhepol.healing.exporting import kit_of
from ruhepol.healing.kits.text import parse
from ruhepol.healing.kits.writing import write
from ruhepol.healing.models import KnownProblem, Mode
from ruhepol.healing.services.kits import install_kit, own_version
from ruhepol.healing.services.problems import save_problem
from tests.healing.facts import description
from tests.healing.kits.facts import KIT

pytestmark = pytest.mark.django_db


def install(text=KIT, **more):
    """Install a kit's text."""
    return install_kit(kit=parse(text), by=SYSTEM, **more)


def newer(text=KIT):
    """Return the kit's next version, with other words."""
    return text.replace("1.2.0", "1.10.0").replace("Your disk is full.", "The disk has run full.")


def test_a_kit_becomes_problems_with_their_remedies():
    """Once: the second time nothing is written."""
    assert install().new == ["full"]
    problem = KnownProblem.objects.get(key="full")
    assert (problem.kit, problem.version, problem.title_de) == ("disks", "1.2.0", "Platte voll")
    assert problem.symptoms == ["Die Platte ist voll", "The disk is full"]
    assert problem.remedy.mode == Mode.ONE_CLICK
    assert 'name = "free"' in problem.remedy.plan
    assert install().same == ["full"]


def test_a_newer_version_renews_what_nobody_changed_here():
    """1.10 is newer than 1.2; a problem that is fixed stays so; an older file changes nothing unasked."""
    install()
    KnownProblem.objects.update(state=KnownProblem.State.FIXED)
    assert install(newer()).renewed == ["full"]
    problem = KnownProblem.objects.get()
    assert (problem.words_en, problem.state) == ("The disk has run full.", KnownProblem.State.FIXED)
    assert install().kept == ["full"]
    assert install(replace=True).renewed == ["full"]
    assert KnownProblem.objects.get().words_en == "Your disk is full."


def test_what_was_changed_here_is_kept_unless_one_says_otherwise():
    """The version tells that it was."""
    install()
    problem = KnownProblem.objects.get()
    changed = description(words_en="Ours.", version=own_version(problem))
    save_problem(problem=problem, description=changed, by=SYSTEM)
    assert KnownProblem.objects.get().version == "1.2.0+own"
    assert install(newer()).kept == ["full"]
    assert KnownProblem.objects.get().words_en == "Ours."
    assert install(newer(), replace=True).renewed == ["full"]
    assert KnownProblem.objects.get().words_en == "The disk has run full."


def test_a_kit_says_what_is_an_outbreak():
    """What it leaves out is as everywhere; what a house set goes out with its export."""
    install()
    assert set(KnownProblem.objects.values_list("outbreak_customers", "outbreak_minutes")) == {(3, 15)}
    install(newer().replace("condition", "outbreak.customers = 8\ncondition", 1))
    [problem] = KnownProblem.objects.all()
    assert (problem.outbreak_customers, problem.outbreak_minutes) == (8, 15)
    assert parse(write(kit_of("disks", [problem]))).problems[0].outbreak.customers == 8


def test_two_kits_do_not_take_each_others_problems():
    """All of a kit is installed or nothing."""
    install()
    other = KIT.replace('kit = "disks"', 'kit = "others"')
    other += KIT[KIT.index("[[problems]]") :].replace('key = "full"', 'key = "fuller"')
    with pytest.raises(KeyTakenError, match="full belongs to the kit disks"):
        install(other)
    assert KnownProblem.objects.count() == 1


def test_what_is_exported_says_the_same():
    """Unchanged it has the same version, changed a newer one; without a kit it begins with its first."""
    install()
    problem = KnownProblem.objects.get()
    exported = parse(write(kit_of("disks", [problem])))
    assert exported.problems == parse(KIT).problems
    assert exported.version == "1.2.0"
    problem.version = own_version(problem)
    assert kit_of("disks", [problem]).version == "1.2.1"
    own = save_problem(problem=None, description=description(), by=SYSTEM)
    kit = kit_of("ours", [own])
    assert (kit.version, kit.problems[0].key, kit.problems[0].mode) == ("1.0.0", "disk-full", "approval")
