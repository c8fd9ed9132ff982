"""The words of the desk for channels and reasons to wait."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from socai.domain.dossiers import Channel, PauseReason
from socai.web.ui.words import Words

CHANNELS: Final[Mapping[Channel, Words]] = {
    Channel.COUNTER: _("Trực tiếp"),
    Channel.ONLINE: _("Trực tuyến"),
    Channel.POST: _("Bưu chính công ích"),
}

PAUSE_REASONS: Final[Mapping[PauseReason, Words]] = {
    PauseReason.SUPPLEMENT: _("Chờ người nộp bổ sung giấy tờ"),
    PauseReason.PAYMENT: _("Chờ người nộp thực hiện nghĩa vụ tài chính"),
}
