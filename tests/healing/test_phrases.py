"""The words of all problems, turned round."""

from ruhepol.core.actors import SYSTEM
from ruhepol.healing.phrases import phrases_of
from ruhepol.healing.services.problems import save_problem
from ruhepol.healing.wording import Words
from tests.healing.facts import description

SLOW = {
    "title_en": "Slow",
    "words_en": "Pages take long to appear.",
    "title_de": "Langsam",
    "words_de": "Zäh.",
}


def test_the_same_as_each_problem_by_itself(world):  # noqa: ARG001  at noon
    """What fits, and how well, is what reading every problem would say."""
    known = [
        save_problem(problem=None, description=description(**more), by=SYSTEM)
        for more in ({}, SLOW, {"symptoms_en": "Nothing can be written any more\nIt says no space left"})
    ]
    for text in (
        "the disk is full",
        "it says there is no space left",
        "pages take so long to appear",
        "hello",
    ):
        words = Words(text)
        fits = {one.pk: fit for one in known if (fit := words.fit(one)) >= 0.5}
        assert phrases_of("server").fitting(words) == fits, text


def test_only_what_changed_is_read_again(world, django_assert_num_queries):  # noqa: ARG001  at noon
    """A change is seen at once, what nobody changed is kept, and where nothing changed nothing is read."""
    disk = save_problem(problem=None, description=description(), by=SYSTEM)
    other = save_problem(problem=None, description=description(**SLOW), by=SYSTEM)
    before = phrases_of("server").told
    with django_assert_num_queries(1):
        assert phrases_of("server").told is before
    save_problem(problem=disk, description=description(symptoms_en="Disco is full"), by=SYSTEM)
    after = phrases_of("server").told
    assert after[other.pk] is before[other.pk]
    assert disk.pk in phrases_of("server").fitting(Words("my disco is full"))
    save_problem(problem=disk, description=description(state="fixed"), by=SYSTEM)
    assert list(phrases_of("server").told) == [other.pk]
