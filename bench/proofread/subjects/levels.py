"""Subjects that split by level or field: several totals of one kind in one breath."""

from random import Random

from bench.proofread.subjects.subject import Facts, Scale, Subject, split
from bench.proofread.truth import Fact, Shares, Sums, count, percent_of

FIELDS = ("land", "status", "certify", "social", "trade")


def _levels(random: Random, scale: Scale) -> Facts:
    facts: dict[str, Fact] = {}
    for place, size in (("upper", 190), ("lower", 820)):
        received = scale.about(random, size)
        pending = max(2, received // random.randint(9, 20))
        late = max(1, received // 60)
        done = received - pending
        facts |= {
            f"{place}_received": count(received),
            f"{place}_done": count(done),
            f"{place}_in_time": count(done - late),
            f"{place}_late": count(late),
            f"{place}_pending": count(pending),
            f"{place}_rate": percent_of(done - late, done),
        }
    for name in ("received", "done"):
        both = facts[f"upper_{name}"].value + facts[f"lower_{name}"].value
        facts[name] = count(int(both))
    return facts


LEVELS = Subject(
    key="levels",
    headings=("Kết quả liên thông theo từng cấp", "Giải quyết hồ sơ liên thông hai cấp"),
    draw=_levels,
    rules=(
        Sums(("received",), ("upper_received", "lower_received")),
        Sums(("done",), ("upper_done", "lower_done")),
        *(
            Sums((f"{place}_received",), (f"{place}_done", f"{place}_pending"), "stock")
            for place in ("upper", "lower")
        ),
        *(Sums((f"{place}_done",), (f"{place}_in_time", f"{place}_late")) for place in ("upper", "lower")),
        *(Shares(f"{place}_rate", (f"{place}_in_time",), (f"{place}_done",)) for place in ("upper", "lower")),
    ),
    narratives=(
        "Tổng số hồ sơ liên thông tiếp nhận: {received} hồ sơ (cấp trên: {upper_received} hồ sơ; cấp "
        "dưới: {lower_received} hồ sơ). Cấp trên đã giải quyết {upper_done} hồ sơ, trong đó đúng hạn "
        "{upper_in_time} hồ sơ, quá hạn {upper_late} hồ sơ, tỷ lệ đúng hạn {upper_rate}; đang giải quyết "
        "{upper_pending} hồ sơ. Cấp dưới đã giải quyết {lower_done} hồ sơ, trong đó đúng hạn "
        "{lower_in_time} hồ sơ, quá hạn {lower_late} hồ sơ, tỷ lệ đúng hạn {lower_rate}; đang giải quyết "
        "{lower_pending} hồ sơ.",
    ),
    bullets=(
        (
            "Tổng số hồ sơ liên thông tiếp nhận: {received} hồ sơ, đã giải quyết: {done} hồ sơ. Cụ thể:",
            "Cấp trên: tiếp nhận {upper_received} hồ sơ; đã giải quyết {upper_done} hồ sơ (đúng hạn "
            "{upper_in_time} hồ sơ, quá hạn {upper_late} hồ sơ), đạt tỷ lệ đúng hạn {upper_rate}; đang "
            "giải quyết {upper_pending} hồ sơ.",
            "Cấp dưới: tiếp nhận {lower_received} hồ sơ; đã giải quyết {lower_done} hồ sơ (đúng hạn "
            "{lower_in_time} hồ sơ, quá hạn {lower_late} hồ sơ), đạt tỷ lệ đúng hạn {lower_rate}; đang "
            "giải quyết {lower_pending} hồ sơ.",
        ),
    ),
)


def _fields(random: Random, scale: Scale) -> Facts:
    total = scale.about(random, 510)
    parts = split(random, total, len(FIELDS))
    facts = {name: count(part) for name, part in zip(FIELDS, parts, strict=True)}
    rates = {f"{name}_rate": percent_of(part, total) for name, part in zip(FIELDS, parts, strict=True)}
    return {**facts, **rates, "total": count(total)}


BY_FIELD = Subject(
    key="fields",
    headings=("Cơ cấu hồ sơ theo lĩnh vực", "Hồ sơ chứng thực, hộ tịch và các lĩnh vực khác"),
    draw=_fields,
    rules=(
        Sums(("total",), FIELDS),
        *(Shares(f"{name}_rate", (name,), ("total",)) for name in FIELDS),
    ),
    narratives=(
        "Phân theo lĩnh vực, trong tổng số {total} lượt giao dịch có: đất đai {land} lượt ({land_rate}), "
        "hộ tịch {status} lượt ({status_rate}), chứng thực {certify} lượt ({certify_rate}), bảo trợ xã "
        "hội {social} lượt ({social_rate}) và đăng ký kinh doanh {trade} lượt ({trade_rate}).",
        "Số lượt giao dịch theo lĩnh vực là {total} lượt, bao gồm {land} lượt đất đai, {status} lượt hộ "
        "tịch, {certify} lượt chứng thực, {social} lượt bảo trợ xã hội, {trade} lượt đăng ký kinh doanh.",
    ),
    bullets=(
        (
            "Tổng số lượt giao dịch theo lĩnh vực: {total} lượt, bao gồm:",
            "Đất đai: {land} lượt, chiếm {land_rate};",
            "Hộ tịch: {status} lượt, chiếm {status_rate};",
            "Chứng thực: {certify} lượt, chiếm {certify_rate};",
            "Bảo trợ xã hội: {social} lượt, chiếm {social_rate};",
            "Đăng ký kinh doanh: {trade} lượt, chiếm {trade_rate}.",
        ),
    ),
    lines=(
        ("Tổng số lượt giao dịch", "lượt", "total"),
        ("Trong đó: - Đất đai", "lượt", "land"),
        ("- Hộ tịch", "lượt", "status"),
        ("- Chứng thực", "lượt", "certify"),
        ("- Bảo trợ xã hội", "lượt", "social"),
        ("- Đăng ký kinh doanh", "lượt", "trade"),
    ),
)


def _reception(random: Random, scale: Scale) -> Facts:
    letters = random.randint(14, 80)
    complaints, charges, wishes = split(random, letters, 3)
    settled = letters - random.randint(1, 4)
    return {
        "letters": count(letters),
        "complaints": count(complaints),
        "charges": count(charges),
        "wishes": count(wishes),
        "settled": count(settled),
        "unsettled": count(letters - settled),
        "rate": percent_of(settled, letters),
    }


RECEPTION = Subject(
    key="reception",
    headings=("Tiếp công dân, giải quyết đơn thư", "Công tác tiếp dân và xử lý đơn"),
    draw=_reception,
    rules=(
        Sums(("letters",), ("complaints", "charges", "wishes")),
        Sums(("letters",), ("settled", "unsettled"), "stock"),
        Shares("rate", ("settled",), ("letters",)),
    ),
    narratives=(
        "Trong kỳ nhận được {letters} đơn (khiếu nại {complaints} đơn, tố cáo {charges} đơn, đề nghị "
        "{wishes} đơn); đã giải quyết xong {settled}/{letters} đơn, bằng {rate}; số còn lại {unsettled} "
        "đơn đang xác minh.",
        "Tổng số đơn thư phát sinh: {letters} đơn; trong đó: {complaints} đơn khiếu nại; {charges} đơn "
        "tố cáo; {wishes} đơn đề nghị. Đã giải quyết: {settled} đơn, đạt tỷ lệ {rate}. Đang giải quyết: "
        "{unsettled} đơn.",
    ),
    bullets=(
        (
            "Tình hình đơn thư:",
            "Tổng số đơn đã nhận: {letters} đơn (khiếu nại: {complaints}; tố cáo: {charges}; đề nghị: "
            "{wishes}).",
            "Đã giải quyết: {settled} đơn, đạt {rate}.",
            "Đang giải quyết: {unsettled} đơn.",
        ),
    ),
    lines=(
        ("Số đơn thư tiếp nhận", "đơn", "letters"),
        ("Số đơn thư đã giải quyết", "đơn", "settled"),
        ("Số đơn thư đang giải quyết", "đơn", "unsettled"),
        ("Tỷ lệ đơn thư đã giải quyết", "%", "rate"),
    ),
)

SUBJECTS = (LEVELS, BY_FIELD, RECEPTION)
