"""What "Books of blame" may say of what is sent, charged and shared."""

from tests.claims import Claim, Claims
from tests.pages.chapters.backpropagation.the_factory.claims.passes import books
from tests.pages.chapters.backpropagation.the_factory.claims.passes.draws import DRAWS
from tests.pages.chapters.backpropagation.the_factory.claims.passes.note import NOTE
from tests.pages.chapters.backpropagation.the_factory.claims.passes.seen import (
    LOTS,
    UNIT,
    says_each,
    total,
    written,
)


def _uncharged(told) -> bool:
    return not told.seen.back.any()


BOOKED = (
    Claim(
        "The books are opened between the hidden units and {outs:ŷ|ŷ₁ and ŷ₂}: what "
        "does each unit send forward, and what is it charged with when the mistake "
        "comes back?",
        lambda told: told.word("outs") == written(told.seen.names(2)),
    ),
    Claim(
        "The units made {all:*}.",
        lambda told: says_each(told.word("all"), told.seen.names(1), told.seen.h),
    ),
    Claim(f"{UNIT} sends {{all:*}}.", books.sends),
    Claim(
        "Nothing arrives from it.",
        lambda told: (
            books.at("sends")(told) and not books.row_of(told, told.seen.sent).any()
        ),
    ),
    Claim(
        "The mistake comes back as {all:*}.",
        lambda told: says_each(
            told.word("all"), [f"δ of {n}" for n in told.seen.names(2)], told.seen.delta
        ),
    ),
    Claim(
        "No receiver complains: there is nothing to charge.",
        lambda told: books.at("delta")(told) and not told.seen.delta.any(),
    ),
    Claim(
        "{who:It|Each of them} now goes back over every line, times the weight there.",
        lambda told: (
            books.at("delta")(told)
            and told.seen.delta.any()
            and (told.word("who") == "It") == (len(told.seen.delta) == 1)
        ),
    ),
    Claim(f"{UNIT} is charged ∂E/∂{UNIT} = {{terms:*}} = {{back}}.", books.charged),
    Claim(
        "One receiver wants more of it, another less: {what:a part|all of it} cancels.",
        books.cancels,
    ),
    Claim(
        "It is charged with nothing.",
        books.charged_with_nothing,
    ),
    Claim(
        f"E would fall if {UNIT} made a little {{way:more|less}}.",
        lambda told: books.at("charged")(told) and books.is_charged_so(told),
    ),
)
SHARED = (
    Claim("Shares.", _uncharged),
    Claim("Nobody is charged with anything, so there are no shares.", _uncharged),
    Claim("Shares. {all:*}%.", books.gets),
    Claim("{all:Both|All} get the same.", books.all_get_the_same),
    Claim(
        "Yet nothing was sent: blame asks for the weights and the δ.",
        lambda told: told.seen.shares.any() and not told.seen.sent.any(),
    ),
    Claim(
        "What each of them sent adds up to 0, so none sent more in all.",
        lambda told: told.seen.sent.any() and not told.seen.in_all.any(),
    ),
    Claim(
        "Yet {all:both|all} sent as much in all: blame asks for the weights and the δ "
        "behind them.",
        books.as_much,
    ),
    Claim(
        f"{{more:More|Most}} in all was sent by {LOTS} too.",
        books.sent_most(lambda blamed, sent: blamed == sent),
    ),
    Claim(
        f"{{more:More|Most}} in all was sent by {LOTS}.",
        books.sent_most(lambda blamed, sent: blamed != sent and blamed & sent),
    ),
    Claim(
        f"Yet {{more:more|most}} in all was sent by {LOTS}: blame asks for the weights "
        "and the δ behind them, not for how much went through.",
        books.sent_most(lambda blamed, sent: not blamed & sent),
    ),
    Claim(
        "One δ goes back over all lines, so the weights alone decide: the shares are "
        "as the sizes of {who:*}.",
        books.one_delta,
    ),
    Claim(
        "Each output's δ comes back times the weight it came over, and what comes to a "
        "unit over several lines is added, signs and all.",
        lambda told: len(told.seen.y) > 1 and told.seen.shares.any(),
    ),
)
BALANCED = (
    Claim("The balance.", books.at("balance")),
    Claim(
        "Each account is what was sent, times the receiver's δ.", books.at("balance")
    ),
    Claim("Added up by receiver: {receiver:*}; by sender: {sender:*}.", books.balances),
    Claim(
        "Both ways the books come to {sum}: no blame is lost, none is invented.",
        lambda told: told.reads(sum=total(told.seen.accounts.ravel())),
    ),
)
ASKED = (
    Claim(
        "The sizes of the blame handed back to the hidden units are added up.",
        lambda told: told.seen.shares.any(),
    ),
    Claim("How many percent of that does h₁ get?", lambda told: told.seen.shares.any()),
    Claim(
        "what decides a unit's share of the blame: how much it sent, or the weight it "
        "was sent over?",
        lambda told: len(told.seen.y) == 1 and told.seen.shares.all(),
    ),
    Claim(
        "Change a weight and look again.",
        lambda told: len(told.seen.y) == 1 and told.seen.shares.all(),
    ),
)
CLAIMS = Claims(
    (NOTE, *BOOKED, *SHARED, *BALANCED, *ASKED),
    books.Books,
    lambda seen: 100 * seen.shares[0],
    DRAWS,
    n_steps=6,
)
