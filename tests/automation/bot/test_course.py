"""Every path through a conversation with the bot."""

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ruhepol.automation.bot.course import Answer, Charge, Course, Reason, Step
from ruhepol.automation.bot.deciding import ENOUGH_UNHELPED, MOST_ANSWERS, POSSIBLE, decide
from ruhepol.automation.bot.talk import Heard, Kind, hear

ANSWERS = st.builds(
    lambda article, block, confidence: Answer(
        f"{article}:{block}", article, f"Artikel {article}", confidence
    ),
    st.integers(1, 8),
    st.integers(0, 2),
    st.floats(0, 1),
)
FOUND = st.lists(ANSWERS, max_size=4).map(lambda found: sorted(found, key=lambda each: -each.confidence))
HEARD = st.one_of(
    st.builds(Heard, st.sampled_from([kind for kind in Kind if kind not in {Kind.QUESTION, Kind.UNHELPED}])),
    st.just(Heard(Kind.UNHELPED, unhelped=True)),
    st.builds(Heard, st.just(Kind.QUESTION), st.just("?"), st.booleans()),
)


class Conversation(RuleBasedStateMachine):
    """Customer, bot and agents act in any order."""

    def __init__(self):
        """Begin with the bot in charge."""
        super().__init__()
        self.course, self.moves, self.charges = Course(), [], [Charge.BOT]

    def went(self, course):
        """Go on, and note who is in charge."""
        self.course = course
        if course.charge is not self.charges[-1]:
            self.charges.append(course.charge)

    @rule(heard=HEARD, found=FOUND)
    def customer_writes(self, heard, found):
        """The customer writes anything, and anything is found for it."""
        before, move = self.course, decide(self.course, heard, found)
        self.moves.append(move)
        self.went(before.after(move, heard))
        if before.charge is Charge.PEOPLE:
            assert move.step is Step.SILENT
        else:
            assert move.step is not Step.SILENT
        if before.charge is Charge.BOT and heard.kind is Kind.PERSON:
            assert (move.step, move.reason) == (Step.HAND_OVER, Reason.WISHED)
        if move.step in {Step.QUOTE, Step.ASK_BACK}:
            assert all(each.confidence >= POSSIBLE for each in move.answers)
        if move.step is Step.ASK_BACK:
            assert not before.offered
            assert len({each.article_id for each in move.answers}) == len(move.answers)

    @precondition(lambda self: self.course.offered)
    @rule(data=st.data())
    def customer_chooses(self, data):
        """A button under the question is pressed."""
        picked = data.draw(st.sampled_from(self.course.offered))
        heard = Heard(Kind.QUESTION, picked.title)
        move = decide(self.course, heard, [], picked=picked)
        self.moves.append(move)
        self.went(self.course.after(move, heard))
        assert move.step in {Step.QUOTE, Step.HAND_OVER}

    @rule()
    def agent_takes_over(self):
        """An agent comes in at any moment."""
        self.went(self.course.taken())

    @precondition(lambda self: self.course.may_return)
    @rule()
    def agent_gives_back(self):
        """An agent lets the bot go on."""
        self.went(self.course.given_back())

    @invariant()
    def nothing_is_said_twice(self):
        """No passage is quoted a second time."""
        quoted = [each.key for move in self.moves if move.step is Step.QUOTE for each in move.answers]
        assert len(quoted) == len(set(quoted)) <= MOST_ANSWERS

    @invariant()
    def nobody_is_sent_in_a_circle(self):
        """At most bot, people, bot, people."""
        assert self.charges in (
            [Charge.BOT, Charge.PEOPLE, Charge.BOT, Charge.PEOPLE][:length] for length in range(1, 5)
        )


TestConversation = Conversation.TestCase
TestConversation.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
TestConversation.__doc__ = "Whatever customer and agents do, the rules hold."


@given(
    st.lists(
        st.tuples(HEARD.filter(lambda heard: heard.kind is not Kind.HELPED), FOUND), min_size=40, max_size=40
    )
)
@settings(max_examples=150, deadline=None)
def test_no_conversation_goes_on_for_ever(lines):
    """Who is never helped is with people after a bounded number of lines, without ever asking for them."""
    course = Course()
    for heard, found in lines:
        course = course.after(decide(course, heard, found), heard)
    assert course.charge is Charge.PEOPLE


@given(FOUND, FOUND)
@settings(max_examples=150, deadline=None)
def test_saying_no_leads_out(first, then):
    """A question and as many noes as are enough end with a person, whatever is found."""
    course, question, no = Course(), hear("Wo ist meine Rechnung?"), hear("nein")
    course = course.after(decide(course, question, first), question)
    for _ in range(ENOUGH_UNHELPED + 1):
        course = course.after(decide(course, no, then), no)
    assert course.charge is Charge.PEOPLE
