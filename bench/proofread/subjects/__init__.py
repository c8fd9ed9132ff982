"""The subjects that reports are put together from."""

from bench.proofread.subjects import dossiers, resources, work
from bench.proofread.subjects.subject import Facts, Scale, Subject

EVERY_SUBJECT = (*work.SUBJECTS, *dossiers.SUBJECTS, *resources.SUBJECTS)

__all__ = ["EVERY_SUBJECT", "Facts", "Scale", "Subject"]
