"""The subjects that reports are put together from."""

from bench.proofread.subjects import dossiers, levels, resources, work
from bench.proofread.subjects.subject import Facts, Scale, Subject

EVERY_SUBJECT = (*work.SUBJECTS, *dossiers.SUBJECTS, *levels.SUBJECTS, *resources.SUBJECTS)

__all__ = ["EVERY_SUBJECT", "Facts", "Scale", "Subject"]
