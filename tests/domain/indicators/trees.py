"""Random formulas, as trees."""

from hypothesis import strategies as st

from socai.domain.indicators import Ask, Negative, Operation, Operator, Reference, Tree, Where, Whole
from socai.domain.ledger import DIMENSIONS, At, Balance, Coverage, HandedOn, Hands, Turnover
from socai.domain.ledger.questions import COVERABLE

ACCOUNTS = ("intake", "dossier.pending", "dossier.resolved.early", "dossier.pending.running.in_time")
KEYS = ("dossiers.received", "dossiers.late", "plain")

accounts = st.sampled_from(ACCOUNTS)
turnovers = st.one_of(
    st.builds(Turnover, into=accounts, out_of=st.none() | accounts), st.builds(Turnover, out_of=accounts)
)
balances = st.builds(Balance, accounts, st.sampled_from(At))
questions = st.one_of(
    turnovers,
    balances,
    st.builds(HandedOn, accounts, st.sampled_from(Hands)),
    st.builds(Coverage, st.sampled_from(COVERABLE), turnovers | balances),
)
texts = st.frozensets(
    st.sampled_from(["", "online", "post", "1.004873", "toàn trình"]), min_size=1, max_size=3
)


@st.composite
def filters(draw: st.DrawFn) -> Where:
    chosen = draw(st.dictionaries(st.sampled_from(DIMENSIONS), texts, max_size=3))
    return tuple((fact, chosen[fact]) for fact in DIMENSIONS if fact in chosen)


asks = st.builds(Ask, questions, filters())
plain_leaves = st.builds(Whole, st.integers(0, 10**6)) | st.builds(Reference, st.sampled_from(KEYS))


def _grow(smaller: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.one_of(
        st.builds(Negative, smaller), st.builds(Operation, st.sampled_from(Operator), smaller, smaller)
    )


trees: st.SearchStrategy[Tree] = st.recursive(plain_leaves | asks, _grow, max_leaves=12)
# Their questions print as one call without a comparison sign, which plain arithmetic can be put in for.
trees_of_turnovers: st.SearchStrategy[Tree] = st.recursive(
    plain_leaves | st.builds(Ask, turnovers), _grow, max_leaves=12
)
