"""Whether one slip of the key lies between a printed figure and another number."""

from fractions import Fraction

from socai.engines.proofreading.figures import Figure
from socai.engines.proofreading.judgement.typos import is_single_typo


def is_slip_to(figure: Figure, value: Fraction) -> bool:
    """Whether one slip turns the number into the printed one, with as many decimals."""
    meant, printed = value / figure.precision, figure.value / figure.precision
    return meant >= 0 and meant.denominator == 1 and is_single_typo(str(int(printed)), str(int(meant)))
