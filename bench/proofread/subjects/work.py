"""Steering and institutions: assigned tasks, the plan, inspections, communication, papers, training."""

from random import Random

from bench.proofread.subjects.subject import Facts, Scale, Subject, split
from bench.proofread.truth import Shares, Sums, count, percent_of


def _tasks(random: Random, scale: Scale) -> Facts:
    total = random.randint(45, 140)
    late, overdue = random.randint(1, 4), random.randint(1, 3)
    running = random.randint(5, 15)
    in_time = total - late - overdue - running
    return {
        "total": count(total),
        "done": count(in_time + late),
        "in_time": count(in_time),
        "late": count(late),
        "left": count(running + overdue),
        "running": count(running),
        "overdue": count(overdue),
        "done_rate": percent_of(in_time + late, total),
    }


TASKS = Subject(
    key="tasks",
    headings=("Thực hiện nhiệm vụ cấp trên giao", "Kết quả thực hiện các nhiệm vụ được giao"),
    draw=_tasks,
    rules=(
        Sums(("total",), ("done", "left"), "stock"),
        Sums(("done",), ("in_time", "late")),
        Sums(("left",), ("running", "overdue")),
        Sums(("total",), ("in_time", "late", "running", "overdue")),
        Shares("done_rate", ("done",), ("total",)),
    ),
    narratives=(
        "Tổng số nhiệm vụ cấp trên giao cho {@unit} là {total} nhiệm vụ; đã hoàn thành {done} nhiệm vụ, "
        "đạt {done_rate} (trong đó đúng hạn {in_time} nhiệm vụ, chậm so với yêu cầu {late} nhiệm vụ); "
        "chưa hoàn thành {left} nhiệm vụ, gồm {running} nhiệm vụ trong hạn và {overdue} nhiệm vụ quá hạn.",
        "Qua theo dõi trên phần mềm, {@unit} được giao {total} nhiệm vụ, đã xong {done} nhiệm vụ, còn "
        "{left} nhiệm vụ đang triển khai; tỷ lệ hoàn thành {done_rate}.",
    ),
    bullets=(
        (
            "Số nhiệm vụ được giao trong kỳ: {total} nhiệm vụ, trong đó:",
            "Hoàn thành đúng hạn: {in_time} nhiệm vụ;",
            "Hoàn thành quá hạn: {late} nhiệm vụ;",
            "Đang thực hiện trong hạn: {running} nhiệm vụ;",
            "Quá hạn chưa hoàn thành: {overdue} nhiệm vụ.",
        ),
    ),
    lines=(
        ("Tổng số nhiệm vụ được giao", "nhiệm vụ", "total"),
        ("Số nhiệm vụ đã hoàn thành", "nhiệm vụ", "done"),
        ("Số nhiệm vụ chưa hoàn thành", "nhiệm vụ", "left"),
        ("Tỷ lệ hoàn thành nhiệm vụ", "%", "done_rate"),
    ),
    summaries=("Đã hoàn thành {done}/{total} nhiệm vụ được giao, đạt {done_rate}.",),
)


def _inspection(random: Random, scale: Scale) -> Facts:
    units, found = random.randint(6, 30), random.randint(12, 70)
    fixed = found - random.randint(1, 9)
    return {
        "units": count(units),
        "found": count(found),
        "fixed": count(fixed),
        "open": count(found - fixed),
        "fixed_rate": percent_of(fixed, found),
    }


INSPECTION = Subject(
    key="inspection",
    headings=("Công tác kiểm tra", "Kiểm tra cải cách hành chính, kiểm tra công vụ"),
    draw=_inspection,
    rules=(Sums(("found",), ("fixed", "open")), Shares("fixed_rate", ("fixed",), ("found",))),
    narratives=(
        "Đoàn kiểm tra đã làm việc tại {units} cơ quan, đơn vị; chỉ ra {found} vấn đề cần khắc phục. Đến "
        "thời điểm báo cáo đã khắc phục {fixed} vấn đề (đạt {fixed_rate}), còn {open} vấn đề đang khắc "
        "phục.",
        "Qua kiểm tra {units} đơn vị phát hiện {found} tồn tại, trong đó {fixed} tồn tại đã khắc phục, "
        "{open} tồn tại đang khắc phục; tỷ lệ khắc phục {fixed_rate}.",
    ),
    bullets=(
        (
            "Kết quả kiểm tra tại {units} đơn vị:",
            "Số vấn đề phát hiện: {found} vấn đề, trong đó đã khắc phục {fixed} vấn đề, chưa khắc phục "
            "{open} vấn đề.",
            "Tỷ lệ khắc phục: {fixed_rate}.",
        ),
    ),
    lines=(
        ("Số vấn đề phát hiện qua kiểm tra", "vấn đề", "found"),
        ("Số vấn đề đã khắc phục", "vấn đề", "fixed"),
        ("Tỷ lệ vấn đề đã khắc phục", "%", "fixed_rate"),
    ),
)


def _papers(random: Random, scale: Scale) -> Facts:
    total = random.randint(40, 130)
    decisions, plans, letters = split(random, total, 3)
    planned = random.randint(25, 70)
    done = int(planned * random.uniform(0.3, 0.9))
    return {
        "total": count(total),
        "decisions": count(decisions),
        "plans": count(plans),
        "letters": count(letters),
        "planned": count(planned),
        "finished": count(done),
        "plan_rate": percent_of(done, planned),
    }


PAPERS = Subject(
    key="papers",
    headings=("Ban hành văn bản chỉ đạo, kế hoạch năm", "Công tác chỉ đạo, điều hành"),
    draw=_papers,
    rules=(
        Sums(("total",), ("decisions", "plans", "letters")),
        Shares("plan_rate", ("finished",), ("planned",)),
    ),
    narratives=(
        "Từ đầu kỳ, {@unit} ban hành {total} văn bản chỉ đạo, gồm {decisions} quyết định, {plans} kế "
        "hoạch và {letters} công văn. Kế hoạch năm có {planned} nhiệm vụ, đã hoàn thành {finished} nhiệm "
        "vụ, đạt {plan_rate} kế hoạch.",
        "Đã ban hành {total} văn bản ({decisions} quyết định, {plans} kế hoạch, {letters} công văn) để "
        "triển khai công tác cải cách hành chính. Tiến độ kế hoạch năm: {finished}/{planned} nhiệm vụ, "
        "đạt {plan_rate}.",
    ),
    bullets=(
        (
            "Số văn bản chỉ đạo đã ban hành là {total} văn bản, trong đó:",
            "Quyết định: {decisions} văn bản;",
            "Kế hoạch: {plans} văn bản;",
            "Công văn: {letters} văn bản.",
        ),
    ),
    lines=(
        ("Số văn bản chỉ đạo, điều hành", "văn bản", "total"),
        ("Số nhiệm vụ trong kế hoạch năm", "nhiệm vụ", "planned"),
        ("Số nhiệm vụ kế hoạch đã hoàn thành", "nhiệm vụ", "finished"),
        ("Tỷ lệ hoàn thành kế hoạch năm", "%", "plan_rate"),
    ),
)


def _news(random: Random, scale: Scale) -> Facts:
    total, people = scale.about(random, 90), scale.about(random, 60)
    radio, site, board = split(random, total, 3)
    managers, officers = split(random, people, 2)
    return {
        "total": count(total),
        "radio": count(radio),
        "site": count(site),
        "board": count(board),
        "people": count(people),
        "managers": count(managers),
        "officers": count(officers),
    }


NEWS = Subject(
    key="news",
    headings=("Thông tin, tuyên truyền và bồi dưỡng", "Tuyên truyền, đào tạo, bồi dưỡng"),
    draw=_news,
    rules=(
        Sums(("total",), ("radio", "site", "board")),
        Sums(("people",), ("managers", "officers")),
    ),
    narratives=(
        "Toàn {@level} thực hiện {total} tin, bài, trong đó {radio} tin, bài trên hệ thống truyền thanh, "
        "{site} tin, bài trên trang thông tin điện tử và {board} tin, bài trên bảng tin cơ sở. Cử "
        "{people} lượt người tham gia tập huấn, gồm {managers} lượt lãnh đạo, quản lý và {officers} lượt "
        "công chức chuyên môn.",
    ),
    bullets=(
        (
            "Tổng số tin, bài tuyên truyền: {total} tin, bài, cụ thể:",
            "Hệ thống truyền thanh: {radio} tin, bài;",
            "Trang thông tin điện tử: {site} tin, bài;",
            "Bảng tin cơ sở: {board} tin, bài.",
        ),
    ),
    lines=(("Số tin, bài tuyên truyền", "tin, bài", "total"),),
)

SUBJECTS = (TASKS, INSPECTION, PAPERS, NEWS)
