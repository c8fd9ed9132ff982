"""The codes of findings. A code never changes its meaning; each has a page in the manual."""

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: the document contradicts itself, probably does, or only looks careless."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Code(StrEnum):
    SUM = "sum-of-parts"  # a total and its parts
    TABLE_SUM = "table-sum"  # the same in rows and columns of a table
    FLOW = "stock-and-flow"  # received = ended + in progress
    PERCENT = "percent-of-counts"  # a percent and the two figures it comes from
    PERCENT_SCALE = "ratio-as-percent"  # 0,97 % where 97 % is meant
    PERCENT_CELL = "count-in-percent-cell"
    PERCENT_OVER = "percent-over-hundred"
    COMPLEMENT = "shares-make-hundred"
    SAME = "same-quantity-differs"  # one quantity, two values
    SCORE_MAX = "score-above-maximum"
    SCORE_SUM = "score-total"
    NONE_BUT_COUNT = "none-against-count"  # "không có" beside a figure
    CARRY_OVER = "carry-over"  # this report's opening against the last one's closing
    CUMULATIVE = "cumulative-falls"
    PAPER_TWICE = "one-number-two-papers"
    PAPER_DATE = "impossible-date"
    LAW_YEARS = "law-with-two-years"
    PERCENT_SIGN = "percent-sign-missing"
    DECIMAL_MARKS = "mixed-decimal-marks"
    SENTENCE_TWICE = "sentence-twice"
    SECTION_ORDER = "section-order"
    UNCHANGED = "paragraph-unchanged"  # since the previous report
