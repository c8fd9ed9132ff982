"""Sentences full of figures between which nothing has to hold: what a hasty reader would add up all the same.

Subsets that overlap, lists that leave things out, other windows, targets, comparisons, forecasts.
"""

from fractions import Fraction
from random import Random

from bench.proofread.hands import Hand
from bench.proofread.truth import Fact, count

TRAPS = (
    "Trong {large} hồ sơ về xây dựng có {some} hồ sơ nộp trực tuyến, {most} hồ sơ thanh toán trực tuyến "
    "và {few} hồ sơ đề nghị trả kết quả tại nhà.",
    "Lũy kế từ đầu năm chứng thực {large} bản sao; riêng tuần cuối kỳ chứng thực {few} bản sao (cùng kỳ "
    "năm trước {some} bản sao).",
    "Mở {few} lớp tập huấn kỹ năng số với {large} lượt người dự, trong đó có {some} lượt là cán bộ thôn.",
    "Số cuộc gọi đến đường dây nóng là {most} cuộc, tăng {few} cuộc so với kỳ trước; tỷ lệ trả lời ngay "
    "đạt {rate}, chỉ tiêu giao là {other_rate}.",
    "Trình độ đội ngũ từng bước được nâng lên: {high_rate} có bằng đại học trở lên, {rate} có chứng chỉ "
    "tin học, {low_rate} có trình độ cao cấp lý luận chính trị.",
    "Tỷ lệ hồ sơ không phải bổ sung giấy tờ kỳ trước là {rate}, kỳ này là {high_rate}.",
    "Mua sắm thiết bị cho bộ phận một cửa hết {large} triệu đồng, trong đó {some} triệu đồng mua máy tính.",
    "Kế hoạch đề ra {most} buổi tuyên truyền lưu động, đến nay tổ chức {some} buổi, dự kiến kỳ tới tổ "
    "chức thêm {few} buổi.",
    "Từ ngày 01/01 đến ngày 15/3 cấp {some} bản sao trích lục; từ ngày 01/01 đến ngày 31/3 cấp {most} "
    "bản sao trích lục.",
    "Thu phí, lệ phí ước đạt {most} triệu đồng, bằng {high_rate} so với cùng kỳ.",
    "Số tài khoản định danh điện tử được kích hoạt thêm là {most} tài khoản, gồm cả {few} tài khoản của "
    "người cao tuổi.",
    "Năm trước {unit} xếp thứ 7 với 84 điểm; năm nay phấn đấu đạt từ 88 điểm trở lên.",
    "Trong số {few} sáng kiến đăng ký có 02 sáng kiến về số hóa lưu trữ và 01 sáng kiến về rút ngắn quy "
    "trình.",
    "Bố trí {few} điểm hỗ trợ lưu động tại các thôn xa trung tâm, phục vụ khoảng {most} lượt người, bình "
    "quân mỗi điểm trên 10 lượt.",
)


def some(random: Random, hand: Hand, unit: str, number: int) -> list[str]:
    """So many of the sentences, different ones, with figures drawn for each."""
    return [sentence.format(unit=unit, **_figures(random, hand)) for sentence in random.sample(TRAPS, number)]


def _figures(random: Random, hand: Hand) -> dict[str, str]:
    large = random.randint(300, 2_400)
    counts = {
        "large": large,
        "most": int(large * random.uniform(0.5, 0.8)),
        "some": int(large * random.uniform(0.2, 0.45)),
        "few": random.randint(3, 19),
    }
    rates = {"rate": (70, 90), "other_rate": (60, 95), "high_rate": (91, 99), "low_rate": (15, 40)}
    printed = {name: hand.mention("", "", count(value)).printed for name, value in counts.items()}
    for name, (low, high) in rates.items():
        value = Fact(Fraction(random.randint(100 * low, 100 * high), 100), "percent")
        printed[name] = hand.mention("", "", value).printed
    return printed
