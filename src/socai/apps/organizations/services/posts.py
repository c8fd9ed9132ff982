"""Give and end posts."""

from datetime import date

from socai.apps.kernel.events import RecordRef
from socai.apps.kernel.services import record
from socai.apps.kernel.writing import writing
from socai.apps.organizations import register
from socai.apps.organizations.events import POST_ENDED, POST_HELD
from socai.apps.organizations.models import Post
from socai.apps.organizations.services.changing import changing
from socai.apps.organizations.services.permission import require_change
from socai.domain.access import Actor, Role
from socai.domain.organizations.changes import UnitNotStanding
from socai.domain.organizations.dated import Span


class PostOverlaps(ValueError):
    """The person holds the same role in the same unit at the time already."""

    def __init__(self, post_id: int, span: Span) -> None:
        self.post_id, self.span = post_id, span
        free = f"a post from {span.valid_to} on" if span.valid_to else "a post that ends by then"
        super().__init__(f"the same post is held from {span.valid_from}; accepted is {free}")


class PostEnded(ValueError):
    """A post that ends on that day or earlier anyway, or begins only then."""

    def __init__(self, post_id: int, span: Span) -> None:
        self.post_id, self.span = post_id, span
        last = f" and before {span.valid_to}" if span.valid_to else ""
        super().__init__(f"the post cannot end then; accepted is a day after {span.valid_from}{last}")


def hold_post(
    *, user_id: int, unit_id: int, role: Role, valid_from: date, by: Actor, valid_to: date | None = None
) -> Post:
    """The person holds the role in the unit, and so in all below it, from the day on.

    The unit must stand on the first day; when it is merged later, the post reaches its successor.
    """
    span = Span(valid_from, valid_to)
    with changing() as stored:
        unit = stored.register[stored.code_of(unit_id)]
        require_change(by, stored, [unit.code], on=valid_from)
        if not unit.span.covers(valid_from):
            raise UnitNotStanding(unit, valid_from)
        _refuse_overlap(user_id, unit_id, role, span)
        post = Post.objects.create(
            user_id=user_id, unit_id=unit_id, role=role, valid_from=valid_from, valid_to=valid_to
        )
        _tell(POST_HELD, post, by)
    return post


def end_post(*, post_id: int, on: date, by: Actor) -> None:
    """The post ends on the day, which is its first day without. Refused if it ends earlier anyway."""
    with writing():
        post = Post.objects.select_for_update(of=("self",)).get(pk=post_id)
        stored = register.load()
        require_change(by, stored, [stored.code_of(post.unit_id)], on=on)
        held = Span(post.valid_from, post.valid_to)
        if not held.covers(on) or on == held.valid_from:
            raise PostEnded(post_id, held)
        post.valid_to = on
        post.save(update_fields=["valid_to"])
        _tell(POST_ENDED, post, by)


def _refuse_overlap(user_id: int, unit_id: int, role: Role, span: Span) -> None:
    for post in Post.objects.filter(user=user_id, unit=unit_id, role=role).order_by("valid_from"):
        held = Span(post.valid_from, post.valid_to)
        if held.overlaps(span):
            raise PostOverlaps(post.pk, held)


def _tell(kind: str, post: Post, by: Actor) -> None:
    facts = {
        "user": f"user:{post.user_id}",
        "unit": post.unit_id,
        "role": post.role,
        "from": post.valid_from.isoformat(),
        "to": post.valid_to.isoformat() if post.valid_to else None,
    }
    record(kind, RecordRef("post", post.pk), by=by, facts=facts)
