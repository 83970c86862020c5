"""Kits as people write them: what is shipped reads, and every mistake is named by its line."""

import pytest

from ruhepol.healing.kits import shelf
from ruhepol.healing.kits.text import KitError, parse
from ruhepol.healing.kits.writing import write
from ruhepol.healing.models import KnownProblem
from ruhepol.healing.wording import ENOUGH, Words
from ruhepol.people.models import Asset
from tests.healing.kits.facts import KIT

NAMES = ("invoice-missing", "password-forgotten", "server-does-not-start", "where-is-my-order")


def test_the_shelf_holds_the_four_and_nothing_else():
    """A name that stands nowhere is none, however it is written."""
    assert tuple(shelf.names()) == NAMES
    assert shelf.text_of("../library/invoice-missing") is None


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shipped_reads_and_is_written_as_it_reads(name):
    """Every problem has symptoms in both languages, steps, and a check that proves them."""
    kit = parse(shelf.text_of(name), kinds=Asset.Kind.values)
    assert kit.kit == name
    assert parse(write(kit), kinds=Asset.Kind.values) == kit
    for problem in kit.problems:
        assert len(problem.symptoms.de) >= 3
        assert len(problem.symptoms.en) >= 3
        assert "[verify]" in problem.remedy
        assert "[[steps]]" in problem.remedy


@pytest.mark.parametrize("name", NAMES)
def test_customers_words_find_their_problem(name):
    """Each symptom fits the problem it stands under, read as something a customer wrote."""
    for problem in parse(shelf.text_of(name)).problems:
        known = _known(problem)
        for words in (*problem.symptoms.de, *problem.symptoms.en):
            assert Words(f"Hallo. {words}").fit(known) >= ENOUGH, words


LOST = [
    "Where is my order? It is lost",
    "My order got lost.",
    "My parcel went missing",
    "Meine Bestellung ist verloren gegangen",
    "Wo ist meine Bestellung? Sie ist verloren!",
    "Meine Sendung ist verschwunden",
]


@pytest.mark.parametrize("words", LOST)
def test_a_lost_order_is_told_in_many_words(words):
    """None of them is taken for another kit's matter."""
    kits = {name: parse(shelf.text_of(name)).problems for name in NAMES}
    best = {name: max(Words(words).fit(_known(one)) for one in kits[name]) for name in NAMES}
    lost = next(one for one in kits["where-is-my-order"] if one.key == "order-lost")
    assert Words(words).fit(_known(lost)) >= ENOUGH
    assert all(fit < ENOUGH for name, fit in best.items() if name != "where-is-my-order"), best


def _known(problem):
    return KnownProblem(
        title_de=problem.title.de,
        title_en=problem.title.en,
        symptoms_de="\n".join(problem.symptoms.de),
        symptoms_en="\n".join(problem.symptoms.en),
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('version = "1.2.0"', 'version = "one"', "line 2: version: "),
        ('key = "full"', 'key = "Full Disk"', "line 7: problems.1.key: "),
        ('asset = "server"', 'asset = "boat"', "line 8: problems.1.asset: there is no such kind"),
        ('mode = "one_click"', 'mode = "soon"', "line 9: problems.1.mode: "),
        ('title = {de = "Platte voll", ', "title = {", "line 10: problems.1.title.de: Field required"),
        ('words.en = "Your disk is full."', "", "line 6: problems.1.words.en: Field required"),
        ('body = "no space"', 'bdy = "no space"', "line 17: condition.all.1.signal.bdy: "),
        ("within = ", 'within = "soon"\nwithin = ', "line 20: condition: Cannot overwrite a value"),
        ('value = "$.used"', 'value = "used"', "line 29: remedy.checks.1.value: "),
        ('"Disk full"', '"Disk \\u0000"', "line 10: problems.1.title.en: String should match"),
        ("condition", "outbreak.customers = 1\ncondition", "line 15: problems.1.outbreak.customers: "),
        ("condition", 'outbreak = {minutes = "soon"}\ncondition', "line 15: problems.1.outbreak.minutes: "),
        ("condition", "outbreak = {people = 4}\ncondition", "line 15: problems.1.outbreak.people: Extra"),
        ('do = "http"', 'do = "magic"', "line 32: remedy.steps.1: "),
        ('check = "disk"', 'check = "dusk"', "line 22: remedy: there is no check dusk"),
        ('kit = "disks"', "kit = disks", "line 1: Invalid value"),
        ('kit = "disks"', 'kit = "disks"\nauthor = "me"', "line 2: author: Extra inputs"),
    ],
)
def test_a_mistake_is_named_by_its_line(before, after, said):
    """Also within the texts that are languages of their own."""
    assert before in KIT
    with pytest.raises(KitError) as caught:
        parse(KIT.replace(before, after, 1), kinds=Asset.Kind.values)
    assert any(str(mistake).startswith(said) for mistake in caught.value.mistakes), str(caught.value)


def test_all_mistakes_are_named_at_once():
    """In the order of the file."""
    text = KIT.replace('key = "full"', 'key = "F"').replace('body = "no space"', 'bdy = "x"')
    with pytest.raises(KitError) as caught:
        parse(text.replace('value = "$.used"', 'valu = "$.used"'))
    assert [mistake.line for mistake in caught.value.mistakes] == [7, 17, 29]


def test_two_problems_need_two_keys():
    """A key is what a problem is known by."""
    with pytest.raises(KitError, match="two problems have the key full"):
        parse(KIT + KIT[KIT.index("[[problems]]") :])


HOSTILE = {
    "keys": "\n".join(f"a{number} = 1" for number in range(40_000)),
    "problems": "[[problems]]\ncondition = 'x'\n" * 16_000,
    "a line": "a = [\n[" + " " * 400_000 + "\n1]]",
    "depth": "a = " + "[" * 100_000,
    "length": "#" * 10_000_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_costs_little(text):
    """What is wrong is named of the first parts; it does not take time that grows with its square."""
    with pytest.raises(KitError) as caught:
        parse(text, kinds=Asset.Kind.values)
    assert len(caught.value.mistakes) <= 300
