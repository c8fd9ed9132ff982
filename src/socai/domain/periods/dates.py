"""Dates as official papers write them."""

from datetime import date


def print_short_date(day: date) -> str:
    """14/03/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def print_long_date(day: date) -> str:
    """ngày 05 tháng 9 năm 2026: zeros before days below 10 and before the first two months only."""
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
