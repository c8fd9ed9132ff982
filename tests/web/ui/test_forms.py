"""Days and moments as people write them."""

from datetime import date

import pytest
from django import forms

from socai.web.ui.forms import DayField, MomentField, OfficeForm


class Question(OfficeForm):
    on = DayField(label="Ngày")


@pytest.mark.parametrize("written", ["2026-03-05", "05/03/2026", "5/3/2026", "05-03-2026", "05.03.2026"])
def test_a_day_is_read_the_vietnamese_way_or_as_the_picker_sends_it(written):
    assert DayField().clean(written) == date(2026, 3, 5)


def test_a_day_that_cannot_be_read_is_refused_with_an_example():
    with pytest.raises(forms.ValidationError, match="05/03/2026"):
        DayField().clean("31/02/2026")


def test_a_moment_is_read_in_the_time_of_the_office():
    moment = MomentField().clean("05/03/2026 09:30")

    assert moment.isoformat() == "2026-03-05T09:30:00+07:00"


def test_an_error_stands_beside_its_field_and_nothing_typed_is_lost():
    form = Question({"on": "mồng năm tháng ba"})

    page = form.render()

    assert 'value="mồng năm tháng ba"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_on_error"' in page
    assert page.index('id="id_on_error"') < page.index("<input")
