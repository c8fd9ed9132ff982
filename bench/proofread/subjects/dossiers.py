"""Dossiers at the one-stop desk."""

from random import Random

from bench.proofread.subjects.subject import Facts, Scale, Subject, split
from bench.proofread.truth import Shares, Sums, count, percent_of


def _handling(random: Random, scale: Scale) -> Facts:
    new, carried = scale.about(random, 640), scale.about(random, 45)
    online = int(new * random.uniform(0.3, 0.9))
    post = max(1, int(new * random.uniform(0.01, 0.04)))
    pending = scale.about(random, 38)
    resolved = new + carried - pending
    late = max(3, int(resolved * random.uniform(0.004, 0.03)))
    on_day = max(4, int(resolved * random.uniform(0.05, 0.2)))
    early = resolved - late - on_day
    overdue = max(1, pending // 12)
    return {
        "load": count(new + carried),
        "new": count(new),
        "carried": count(carried),
        "online": count(online),
        "post": count(post),
        "direct": count(new - online - post),
        "resolved": count(resolved),
        "early": count(early),
        "on_day": count(on_day),
        "in_time": count(early + on_day),
        "late": count(late),
        "pending": count(pending),
        "within": count(pending - overdue),
        "overdue": count(overdue),
        "in_time_rate": percent_of(early + on_day, resolved),
        "early_rate": percent_of(early, resolved),
        "late_rate": percent_of(late, resolved),
        "online_rate": percent_of(online, new),
    }


HANDLING = Subject(
    key="handling",
    headings=("Tình hình tiếp nhận và giải quyết hồ sơ", "Kết quả giải quyết hồ sơ tại Bộ phận Một cửa"),
    draw=_handling,
    rules=(
        Sums(("load",), ("new", "carried")),
        Sums(("new",), ("online", "post", "direct")),
        Sums(("load",), ("resolved", "pending"), "stock"),
        Sums(("new", "carried"), ("resolved", "pending"), "stock"),
        Sums(("resolved",), ("early", "on_day", "late")),
        Sums(("resolved",), ("in_time", "late")),
        Sums(("pending",), ("within", "overdue")),
        Shares("in_time_rate", ("in_time",), ("resolved",)),
        Shares("in_time_rate", ("early", "on_day"), ("resolved",)),
        Shares("early_rate", ("early",), ("resolved",)),
        Shares("late_rate", ("late",), ("resolved",)),
        Shares("online_rate", ("online",), ("new",)),
    ),
    narratives=(
        "Trong kỳ, toàn {@level} có {load} hồ sơ phải giải quyết, trong đó tiếp nhận mới {new} hồ sơ, kỳ "
        "trước chuyển qua {carried} hồ sơ. Đã giải quyết {resolved} hồ sơ (trước hạn {early} hồ sơ, đúng "
        "hạn {on_day} hồ sơ, quá hạn {late} hồ sơ), tỷ lệ giải quyết trước hạn và đúng hạn đạt "
        "{in_time_rate}. Số hồ sơ đang giải quyết là {pending} hồ sơ, gồm {within} hồ sơ còn trong hạn "
        "và {overdue} hồ sơ đã quá hạn.",
        "Bộ phận Tiếp nhận và Trả kết quả của {@unit} tiếp nhận mới {new} hồ sơ, trong đó {online} hồ sơ "
        "nộp trực tuyến (chiếm {online_rate}), {direct} hồ sơ nộp trực tiếp và {post} hồ sơ gửi qua bưu "
        "chính công ích. Cùng với {carried} hồ sơ từ kỳ trước chuyển sang, tổng số hồ sơ phải xử lý là "
        "{load} hồ sơ; đã trả kết quả {resolved} hồ sơ, còn {pending} hồ sơ đang xử lý. Trong số hồ sơ "
        "đã trả kết quả có {in_time} hồ sơ đúng và trước hạn, {late} hồ sơ trễ hạn; tỷ lệ đúng và trước "
        "hạn là {in_time_rate}.",
        "Tổng số hồ sơ tiếp nhận {load} (mới tiếp nhận {new}; từ kỳ trước chuyển sang {carried}). Số hồ "
        "sơ đã giải quyết {resolved}, trong đó trước hạn {early} (đạt {early_rate}), đúng hạn {on_day}, "
        "trễ hạn {late} (chiếm {late_rate}). Số hồ sơ chưa đến hạn và quá hạn chưa giải quyết {pending}.",
    ),
    bullets=(
        (
            "Kết quả cụ thể tại {@unit} như sau:",
            "Tổng số hồ sơ phải giải quyết: {load} hồ sơ, gồm: tiếp nhận mới {new} hồ sơ; kỳ trước "
            "chuyển sang {carried} hồ sơ.",
            "Số hồ sơ đã giải quyết: {resolved} hồ sơ, trong đó: trước hạn {early} hồ sơ; đúng hạn "
            "{on_day} hồ sơ; quá hạn {late} hồ sơ. Tỷ lệ giải quyết đúng và trước hạn đạt {in_time_rate}.",
            "Số hồ sơ đang giải quyết: {pending} hồ sơ, trong đó: trong hạn {within} hồ sơ; quá hạn "
            "{overdue} hồ sơ.",
        ),
        (
            "Số liệu tiếp nhận, giải quyết hồ sơ thủ tục hành chính ở {@unit}:",
            "Tiếp nhận mới: {new} hồ sơ (trực tuyến {online} hồ sơ, trực tiếp {direct} hồ sơ, qua dịch "
            "vụ bưu chính {post} hồ sơ), tỷ lệ trực tuyến {online_rate};",
            "Hồ sơ kỳ trước chuyển sang: {carried} hồ sơ;",
            "Đã giải quyết: {resolved} hồ sơ, trong đó đúng và trước hạn {in_time} hồ sơ, đạt "
            "{in_time_rate}; quá hạn {late} hồ sơ, chiếm {late_rate};",
            "Đang giải quyết: {pending} hồ sơ.",
        ),
    ),
    lines=(
        ("Tổng số hồ sơ phải giải quyết", "hồ sơ", "load"),
        ("Trong đó: - Tiếp nhận mới", "hồ sơ", "new"),
        ("- Kỳ trước chuyển sang", "hồ sơ", "carried"),
        ("Tổng số hồ sơ đã giải quyết", "hồ sơ", "resolved"),
        ("Trong đó: - Giải quyết trước hạn", "hồ sơ", "early"),
        ("- Giải quyết đúng hạn", "hồ sơ", "on_day"),
        ("- Giải quyết quá hạn", "hồ sơ", "late"),
        ("Tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn", "%", "in_time_rate"),
        ("Số hồ sơ đang giải quyết", "hồ sơ", "pending"),
    ),
    summaries=(
        "Công tác giải quyết thủ tục hành chính có nhiều chuyển biến, tỷ lệ hồ sơ giải quyết trước hạn "
        "và đúng hạn đạt {in_time_rate} trên tổng số {resolved} hồ sơ đã giải quyết.",
    ),
)


def _digitising(random: Random, scale: Scale) -> Facts:
    dossiers = scale.about(random, 480)
    digitised = int(dossiers * random.uniform(0.7, 0.99))
    reused = int(digitised * random.uniform(0.2, 0.6))
    due = scale.about(random, 260)
    paid = int(due * random.uniform(0.4, 0.95))
    return {
        "dossiers": count(dossiers),
        "digitised": count(digitised),
        "digitised_rate": percent_of(digitised, dossiers),
        "reused": count(reused),
        "reused_rate": percent_of(reused, digitised),
        "due": count(due),
        "paid": count(paid),
        "unpaid": count(due - paid),
        "paid_rate": percent_of(paid, due),
    }


DIGITISING = Subject(
    key="digitising",
    headings=("Số hóa hồ sơ và thanh toán trực tuyến", "Số hóa, tái sử dụng dữ liệu, thanh toán phí, lệ phí"),
    draw=_digitising,
    rules=(
        Shares("digitised_rate", ("digitised",), ("dossiers",)),
        Shares("reused_rate", ("reused",), ("digitised",)),
        Shares("paid_rate", ("paid",), ("due",)),
        Sums(("due",), ("paid", "unpaid")),
    ),
    narratives=(
        "Đã số hóa thành phần và kết quả của {digitised}/{dossiers} hồ sơ, đạt tỷ lệ {digitised_rate}; "
        "trong số hồ sơ được số hóa có {reused} hồ sơ khai thác lại dữ liệu, tỷ lệ {reused_rate}. Có "
        "{due} hồ sơ phát sinh nghĩa vụ tài chính, trong đó {paid} hồ sơ thanh toán trực tuyến (đạt "
        "{paid_rate}), {unpaid} hồ sơ nộp tiền mặt.",
        "Việc số hóa tiếp tục được duy trì với {digitised} hồ sơ trên tổng số {dossiers} hồ sơ, bằng "
        "{digitised_rate}. Về thanh toán không dùng tiền mặt: {paid}/{due} hồ sơ có phí, lệ phí đã nộp "
        "qua Cổng dịch vụ công, đạt {paid_rate}.",
    ),
    bullets=(
        (
            "Kết quả số hóa và thanh toán:",
            "Hồ sơ được số hóa: {digitised}/{dossiers} hồ sơ, đạt {digitised_rate}.",
            "Hồ sơ thanh toán trực tuyến: {paid}/{due} hồ sơ, đạt {paid_rate}.",
        ),
    ),
    lines=(
        ("Số hồ sơ thuộc diện số hóa", "hồ sơ", "dossiers"),
        ("Số hồ sơ đã số hóa", "hồ sơ", "digitised"),
        ("Tỷ lệ số hóa hồ sơ", "%", "digitised_rate"),
        ("Số hồ sơ phát sinh phí, lệ phí", "hồ sơ", "due"),
        ("Số hồ sơ thanh toán trực tuyến", "hồ sơ", "paid"),
        ("Tỷ lệ thanh toán trực tuyến", "%", "paid_rate"),
    ),
    summaries=("Tỷ lệ số hóa hồ sơ đạt {digitised_rate}, tỷ lệ thanh toán trực tuyến đạt {paid_rate}.",),
)


def _procedures(random: Random, scale: Scale) -> Facts:
    total = random.randint(180, 420)
    full = int(total * random.uniform(0.3, 0.5))
    partial = int(total * random.uniform(0.15, 0.35))
    linked, plain = split(random, total, 2)
    return {
        "total": count(total),
        "full": count(full),
        "partial": count(partial),
        "informed": count(total - full - partial),
        "linked": count(linked),
        "plain": count(plain),
        "full_rate": percent_of(full, total),
    }


PROCEDURES = Subject(
    key="procedures",
    headings=("Danh mục thủ tục hành chính", "Công khai, cập nhật thủ tục hành chính"),
    draw=_procedures,
    rules=(
        Sums(("total",), ("full", "partial", "informed")),
        Sums(("total",), ("linked", "plain")),
        Shares("full_rate", ("full",), ("total",)),
    ),
    narratives=(
        "Đến nay {@unit} công khai {total} thủ tục hành chính, trong đó {full} dịch vụ công trực tuyến "
        "toàn trình, {partial} dịch vụ công trực tuyến một phần và {informed} dịch vụ cung cấp thông tin "
        "trực tuyến; tỷ lệ toàn trình đạt {full_rate}.",
        "Danh mục do {@unit} niêm yết có {total} thủ tục: {linked} thủ tục liên thông và {plain} thủ tục "
        "giải quyết tại chỗ.",
    ),
    bullets=(
        (
            "Tổng số thủ tục hành chính đang thực hiện là {total} thủ tục, trong đó:",
            "Dịch vụ công trực tuyến toàn trình: {full} thủ tục;",
            "Dịch vụ công trực tuyến một phần: {partial} thủ tục;",
            "Dịch vụ cung cấp thông tin trực tuyến: {informed} thủ tục.",
        ),
    ),
    lines=(
        ("Tổng số thủ tục hành chính", "thủ tục", "total"),
        ("Trong đó: - Toàn trình", "thủ tục", "full"),
        ("- Một phần", "thủ tục", "partial"),
        ("- Cung cấp thông tin", "thủ tục", "informed"),
        ("Tỷ lệ dịch vụ công trực tuyến toàn trình", "%", "full_rate"),
    ),
)


def _feedback(random: Random, scale: Scale) -> Facts:
    items = random.randint(12, 60)
    done = items - random.randint(1, 5)
    sent = scale.about(random, 220)
    back = int(sent * random.uniform(0.8, 0.97))
    happy = int(back * random.uniform(0.85, 0.98))
    return {
        "items": count(items),
        "done": count(done),
        "open": count(items - done),
        "done_rate": percent_of(done, items),
        "sent": count(sent),
        "back": count(back),
        "happy": count(happy),
        "unhappy": count(back - happy),
        "happy_rate": percent_of(happy, back),
    }


FEEDBACK = Subject(
    key="feedback",
    headings=("Phản ánh, kiến nghị và khảo sát mức độ hài lòng", "Lắng nghe ý kiến người dân"),
    draw=_feedback,
    rules=(
        Sums(("items",), ("done", "open")),
        Shares("done_rate", ("done",), ("items",)),
        Sums(("back",), ("happy", "unhappy")),
        Shares("happy_rate", ("happy",), ("back",)),
    ),
    narratives=(
        "Trong kỳ ghi nhận {items} phản ánh, kiến nghị của người dân, doanh nghiệp; đã xử lý {done} phản "
        "ánh, kiến nghị (đạt {done_rate}), đang xử lý {open} phản ánh, kiến nghị. Khảo sát ý kiến được "
        "thực hiện với {sent} phiếu phát ra, thu về {back} phiếu hợp lệ, trong đó {happy} phiếu hài lòng "
        "và {unhappy} phiếu chưa hài lòng; tỷ lệ hài lòng đạt {happy_rate}.",
    ),
    bullets=(
        (
            "Kết quả lấy ý kiến và xử lý kiến nghị:",
            "Tiếp nhận {items} phản ánh, kiến nghị, trong đó đã xử lý {done} phản ánh, kiến nghị, đang "
            "xử lý {open} phản ánh, kiến nghị.",
            "Thu về {back} phiếu khảo sát hợp lệ, trong đó {happy} phiếu hài lòng, {unhappy} phiếu chưa "
            "hài lòng; tỷ lệ hài lòng đạt {happy_rate}.",
        ),
    ),
    lines=(
        ("Số phản ánh, kiến nghị tiếp nhận", "PAKN", "items"),
        ("Số phản ánh, kiến nghị đã xử lý", "PAKN", "done"),
        ("Tỷ lệ phản ánh, kiến nghị đã xử lý", "%", "done_rate"),
    ),
    summaries=("Tỷ lệ người dân hài lòng qua khảo sát đạt {happy_rate}.",),
)

SUBJECTS = (HANDLING, DIGITISING, PROCEDURES, FEEDBACK)
