"""Staff, service units, budget, investment, scores of the service index, electronic documents."""

from fractions import Fraction
from random import Random

from bench.proofread.subjects.subject import Facts, Scale, Subject, split
from bench.proofread.truth import AtMost, Fact, Shares, Sums, count, percent_of

MILLION = 1_000_000


def _money(millions: int) -> Fact:
    return Fact(Fraction(millions * MILLION), "money")


def _staff(random: Random, scale: Scale) -> Facts:
    posts = scale.about(random, 42)
    public = scale.about(random, 150)
    civil_now = posts - max(1, posts // 15)
    public_now = public - max(1, public // 20)
    return {
        "total": count(posts + public),
        "posts": count(posts),
        "public": count(public),
        "present": count(civil_now + public_now),
        "civil_now": count(civil_now),
        "public_now": count(public_now),
    }


STAFF = Subject(
    key="staff",
    headings=("Quản lý biên chế", "Biên chế, cán bộ, công chức, viên chức"),
    draw=_staff,
    rules=(
        Sums(("total",), ("posts", "public")),
        Sums(("present",), ("civil_now", "public_now")),
    ),
    narratives=(
        "Tổng biên chế được giao là {total} người, trong đó {posts} công chức và {public} viên chức; "
        "hiện có mặt {present} người, gồm {civil_now} công chức và {public_now} viên chức.",
    ),
    bullets=(
        (
            "Tình hình sử dụng biên chế:",
            "Biên chế giao: {total} người, trong đó công chức {posts} người, viên chức {public} người.",
            "Có mặt: {present} người, trong đó công chức {civil_now} người, viên chức {public_now} người.",
        ),
    ),
    lines=(
        ("Biên chế được giao", "người", "total"),
        ("Trong đó: - Công chức", "người", "posts"),
        ("- Viên chức", "người", "public"),
    ),
)


def _units(random: Random, scale: Scale) -> Facts:
    total = scale.about(random, 21)
    own = max(1, total // 12)
    some = max(1, total // 6)
    return {
        "total": count(total + own + some),
        "own": count(own),
        "some": count(some),
        "state": count(total),
    }


UNITS = Subject(
    key="units",
    headings=("Cơ chế tự chủ", "Đơn vị sự nghiệp công lập và cơ chế tự chủ tài chính"),
    draw=_units,
    rules=(Sums(("total",), ("own", "some", "state")),),
    narratives=(
        "Hiện có {total} đơn vị sự nghiệp công lập, trong đó {own} đơn vị tự bảo đảm chi thường xuyên, "
        "{some} đơn vị tự bảo đảm một phần và {state} đơn vị do ngân sách bảo đảm.",
    ),
    bullets=(
        (
            "Số đơn vị sự nghiệp công lập trực thuộc: {total} đơn vị. Trong đó:",
            "Tự bảo đảm chi thường xuyên: {own} đơn vị;",
            "Tự bảo đảm một phần chi thường xuyên: {some} đơn vị;",
            "Ngân sách bảo đảm toàn bộ: {state} đơn vị.",
        ),
    ),
    lines=(
        ("Tổng số đơn vị sự nghiệp công lập", "đơn vị", "total"),
        ("Trong đó: - Tự bảo đảm chi thường xuyên", "đơn vị", "own"),
        ("- Tự bảo đảm một phần chi thường xuyên", "đơn vị", "some"),
        ("- Ngân sách bảo đảm toàn bộ", "đơn vị", "state"),
    ),
)


def _budget(random: Random, scale: Scale) -> Facts:
    plan = scale.about(random, 12_500)
    actual = int(plan * random.uniform(0.35, 0.97))
    home, foreign = split(random, actual, 2)
    return {
        "plan": _money(plan),
        "actual": _money(actual),
        "rate": percent_of(actual, plan),
        "home": _money(home),
        "transfer": _money(foreign),
    }


BUDGET = Subject(
    key="budget",
    headings=("Thu ngân sách", "Tài chính công, thu ngân sách"),
    draw=_budget,
    rules=(
        Shares("rate", ("actual",), ("plan",)),
        Sums(("actual",), ("home", "transfer")),
    ),
    narratives=(
        "Thu ngân sách đến cuối kỳ được {actual}, đạt {rate} dự toán giao ({plan}); trong đó thu tại địa "
        "bàn {home}, thu bổ sung từ ngân sách cấp trên {transfer}.",
        "Dự toán thu cả năm là {plan}; kết quả thu {actual}, bằng {rate} dự toán.",
    ),
    bullets=(
        (
            "Tình hình thu ngân sách:",
            "Dự toán giao: {plan};",
            "Thực hiện: {actual}, đạt {rate} dự toán, trong đó: thu tại địa bàn {home}; thu bổ sung từ "
            "cấp trên {transfer}.",
        ),
    ),
    lines=(
        ("Dự toán thu ngân sách", "$", "plan"),
        ("Số thu ngân sách thực hiện", "$", "actual"),
        ("Tỷ lệ thu so với dự toán", "%", "rate"),
    ),
)


def _investment(random: Random, scale: Scale) -> Facts:
    year, before = scale.about(random, 9_400), scale.about(random, 800)
    spent = int((year + before) * random.uniform(0.2, 0.93))
    return {
        "plan": _money(year + before),
        "year": _money(year),
        "before": _money(before),
        "spent": _money(spent),
        "rate": percent_of(spent, year + before),
    }


INVESTMENT = Subject(
    key="investment",
    headings=("Giải ngân vốn đầu tư công", "Vốn đầu tư công"),
    draw=_investment,
    rules=(Sums(("plan",), ("year", "before")), Shares("rate", ("spent",), ("plan",))),
    narratives=(
        "Kế hoạch vốn đầu tư công {@unit} được giao là {plan}, trong đó vốn bố trí trong năm {year}, vốn "
        "các năm trước kéo dài {before}. Đã giải ngân {spent}, đạt {rate} kế hoạch vốn.",
    ),
    bullets=(
        (
            "Vốn đầu tư công:",
            "Kế hoạch vốn: {plan}, gồm vốn trong năm {year} và vốn kéo dài {before};",
            "Giá trị giải ngân: {spent}, đạt {rate} kế hoạch.",
        ),
    ),
    lines=(
        ("Kế hoạch vốn đầu tư công", "$", "plan"),
        ("Vốn đầu tư công đã giải ngân", "$", "spent"),
        ("Tỷ lệ giải ngân vốn đầu tư công", "%", "rate"),
    ),
)

MAXIMA = {"open": 18, "pace": 20, "digital": 22, "online": 12, "pay": 10, "glad": 18}


def _scores(random: Random, scale: Scale) -> Facts:
    points = {name: Fraction(int(most * random.uniform(60, 99)), 100) for name, most in MAXIMA.items()}
    facts = {name: Fact(value, "score") for name, value in points.items()}
    maxima = {f"{name}_max": Fact(Fraction(most), "maximum") for name, most in MAXIMA.items()}
    return {**facts, **maxima, "total": Fact(sum(points.values(), Fraction()), "score")}


SCORES = Subject(
    key="scores",
    headings=("Bộ chỉ số phục vụ người dân, doanh nghiệp", "Kết quả chấm điểm theo Bộ chỉ số"),
    draw=_scores,
    rules=(
        Sums(("total",), tuple(MAXIMA), "score"),
        *(AtMost(name, f"{name}_max") for name in MAXIMA),
    ),
    narratives=(
        "Điểm Bộ chỉ số phục vụ người dân, doanh nghiệp của {@unit} đạt {total} điểm, trong đó: công "
        "khai, minh bạch {open}/{open_max} điểm; tiến độ giải quyết {pace}/{pace_max} điểm; số hóa hồ sơ "
        "{digital}/{digital_max} điểm; cung cấp dịch vụ trực tuyến {online}/{online_max} điểm; thanh "
        "toán trực tuyến {pay}/{pay_max} điểm; mức độ hài lòng {glad}/{glad_max} điểm.",
    ),
    bullets=(
        (
            "Tổng điểm đánh giá của {@unit} là {total} điểm, cụ thể:",
            "Công khai, minh bạch: {open}/{open_max} điểm.",
            "Tiến độ, kết quả giải quyết: {pace}/{pace_max} điểm.",
            "Số hóa hồ sơ: {digital}/{digital_max} điểm.",
            "Dịch vụ trực tuyến: {online}/{online_max} điểm.",
            "Thanh toán trực tuyến: {pay}/{pay_max} điểm.",
            "Mức độ hài lòng: {glad}/{glad_max} điểm.",
        ),
    ),
)


def _exchange(random: Random, scale: Scale) -> Facts:
    received, sent = scale.about(random, 900), scale.about(random, 380)
    signed = sent - max(1, sent // 40)
    return {
        "all": count(received + sent),
        "received": count(received),
        "sent": count(sent),
        "signed": count(signed),
        "signed_rate": percent_of(signed, sent),
    }


EXCHANGE = Subject(
    key="exchange",
    headings=("Gửi, nhận văn bản điện tử", "Văn bản điện tử, chữ ký số"),
    draw=_exchange,
    rules=(Sums(("all",), ("received", "sent")), Shares("signed_rate", ("signed",), ("sent",))),
    narratives=(
        "Phần mềm quản lý văn bản ghi nhận {all} lượt văn bản, gồm {received} văn bản đến và {sent} văn "
        "bản đi; trong tổng số {sent} văn bản đi có {signed} văn bản được ký số, đạt {signed_rate}.",
    ),
    bullets=(
        (
            "Số liệu trên phần mềm quản lý văn bản:",
            "Tổng số văn bản đến và đi: {all} văn bản, trong đó {received} văn bản đến, {sent} văn bản đi.",
            "Văn bản đi được ký số: {signed}/{sent} văn bản, tỷ lệ {signed_rate}.",
        ),
    ),
    lines=(
        ("Số văn bản điện tử gửi đi", "văn bản", "sent"),
        ("Số văn bản điện tử gửi đi được ký số", "văn bản", "signed"),
        ("Tỷ lệ văn bản ký số", "%", "signed_rate"),
    ),
)

SUBJECTS = (STAFF, UNITS, BUDGET, INVESTMENT, SCORES, EXCHANGE)
