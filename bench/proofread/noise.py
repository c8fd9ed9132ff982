"""Sentences that are in order whatever they look like: what must not be found.

Numbers of papers, dates, ordinals, targets, measures, comparisons, lists that do not claim to be complete,
counts of different things in one breath.
"""

from random import Random

STEERING = (
    "Thực hiện Kế hoạch số 214/KH-UBND ngày 18 tháng 12 năm 2023 về cải cách hành chính, {unit} đã cụ "
    "thể hóa thành chương trình công tác và phân công từng thành viên phụ trách.",
    "Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010 của Chính phủ về kiểm soát thủ tục hành "
    "chính, {unit} bố trí 02 công chức làm đầu mối, thực hiện báo cáo trước ngày 20 hằng tháng.",
    "Người đứng đầu {unit} chủ trì 03 cuộc họp giao ban chuyên đề và 01 hội nghị đối thoại với 115 lượt "
    "người dự; qua đó giải đáp trực tiếp 27 ý kiến.",
    "Tổ công tác gồm 07 thành viên do Phó Chủ tịch làm tổ trưởng, họp định kỳ vào thứ 6 tuần cuối của tháng.",
    "Chương trình tổng thể giai đoạn 2021-2030 được lồng ghép với Đề án 06 và Nghị quyết số 27-NQ/TU "
    "ngày 14/3/2022 của Tỉnh ủy.",
)
SERVICE = (
    "Bộ phận Tiếp nhận và Trả kết quả bố trí 05 quầy giao dịch trên diện tích 96 m2, có 02 máy lấy số tự "
    "động và đường dây nóng 0203.3825.117.",
    "Phấn đấu tỷ lệ giải quyết hồ sơ đúng hạn đạt từ 98% trở lên, tỷ lệ hồ sơ trực tuyến đạt tối thiểu "
    "70% vào cuối năm.",
    "So với cùng kỳ năm trước, số lượt công dân đến giao dịch tăng khoảng 6%, tập trung vào các ngày thứ "
    "2 và thứ 5 hằng tuần.",
    "Thời gian chờ bình quân giảm từ 18 phút xuống còn 11 phút, nhất là trong khung giờ từ 8 giờ 30 đến "
    "10 giờ 00.",
    "Trong các lĩnh vực, đất đai và hộ tịch phát sinh nhiều nhất, riêng tháng cao điểm có ngày tiếp nhận "
    "trên 60 lượt người.",
    "Lĩnh vực chứng thực chiếm hơn một nửa số lượt giao dịch, kế đến là hộ tịch, trong đó có 04 trường "
    "hợp có yếu tố nước ngoài được hướng dẫn nộp tại cấp tỉnh.",
)
STAFFING = (
    "Cử 01 lãnh đạo và 03 công chức tham gia lớp bồi dưỡng ngạch chuyên viên khóa 12; thời gian học 45 ngày.",
    "Thực hiện Nghị định số 29/2023/NĐ-CP ngày 03/6/2023 của Chính phủ, đã giải quyết cho 02 trường hợp "
    "nghỉ trước tuổi theo nguyện vọng.",
    "Đơn vị có 01 điểm trường ở cách trung tâm 14 km, việc bố trí giáo viên còn khó khăn.",
    "Trong kỳ tiếp nhận 03 công chức, điều động 02 công chức, bổ nhiệm lại 01 trưởng phòng.",
)
DIGITAL = (
    "Hạ tầng số được duy trì ổn định: 100% cán bộ, công chức được cấp chữ ký số và hộp thư công vụ; hệ "
    "thống mạng đạt cấp độ 2 về an toàn thông tin.",
    "Tổ công nghệ số cộng đồng tổ chức 09 buổi hướng dẫn tại nhà văn hóa, hỗ trợ cài đặt định danh mức "
    "độ 2 cho người cao tuổi.",
    "Các nhóm trao đổi công việc hoạt động 24/7, thông tin được phản hồi trong vòng 02 giờ làm việc.",
    "Dịch vụ ở mức độ 4 trước đây được chuyển thành dịch vụ công trực tuyến toàn trình theo Nghị định số "
    "42/2022/NĐ-CP.",
)
CLOSING = (
    "Một số công chức còn lúng túng khi thao tác trên hệ thống mới; đường truyền có thời điểm gián đoạn "
    "2-3 giờ.",
    "Thời gian tới, {unit} tập trung khắc phục tồn tại, hoàn thành trước ngày 30/11; phấn đấu nâng ít "
    "nhất 02 bậc xếp hạng chỉ số cải cách hành chính so với năm trước.",
    "Đề nghị cấp trên bổ sung 03 máy quét và sớm ban hành hướng dẫn thay thế Công văn số 915/SNV-CCHC "
    "ngày 06/5/2024.",
    "Người dân ở một số thôn chưa quen nộp hồ sơ tại nhà, nên công chức phải hỗ trợ trực tiếp ngay tại quầy.",
)


class Unsaid:
    """Gives sentences, none of them twice in one report."""

    def __init__(self, random: Random, unit: str) -> None:
        self._random, self._unit, self._said = random, unit, set[str]()

    def some(self, sentences: tuple[str, ...], number: int) -> list[str]:
        left = [sentence for sentence in sentences if sentence not in self._said]
        chosen = self._random.sample(left, min(number, len(left)))
        self._said.update(chosen)
        return [sentence.format(unit=self._unit) for sentence in chosen]
