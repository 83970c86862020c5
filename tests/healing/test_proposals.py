"""What a lead sees of a proposal, and what is filled in already."""

from ruhepol.healing.conditions.text import parse
from ruhepol.healing.diagnosis import would_have_matched
from ruhepol.healing.models import Precursor
from ruhepol.healing.past import LOOKED_BACK
from ruhepol.healing.proposals import first_words, proposals
from ruhepol.healing.services.learning import learn
from tests.healing.before import make_past


def test_the_first_words_are_the_customers_own_and_the_condition_fits(world):
    """The title is what they wrote; the bench finds exactly the assets that had it."""
    tickets = make_past()
    learn()
    words = first_words(Precursor.objects.get(), world.ben)
    assert (words["title_de"], words["title_en"], words["asset_kind"]) == ("Platte ist voll", "", "server")
    assert (words["symptoms_de"], words["symptoms_en"]) == ("Platte ist voll", "")
    past = would_have_matched(parse(words["condition"]), asset_kind="server", over=LOOKED_BACK)
    assert len(past) == len(tickets)


def test_evidence_is_only_what_one_may_see(world):
    """A partner's agent who asks is shown no foreign ticket."""
    tickets = make_past()
    learn()
    assert [len(one.cases) for one in proposals(world.ben)] == [len(tickets)]
    assert [len(one.cases) for one in proposals(world.pia)] == [0]
    assert first_words(Precursor.objects.get(), world.pia)["title_de"] == ""
