"""`socai demo`: fills an empty database and prints who can sign in."""

from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

import typer
from rich import box
from rich.table import Table

from socai.cli.starting import FOUND_SOMETHING, errors, out, progress, refuse

if TYPE_CHECKING:  # what needs Django loaded is imported when the command runs
    from socai.cli.demo.building import Tenant


def demo(if_empty: bool) -> None:
    """Build the demo and print its accounts; just print them when `if_empty` finds it there.

    Somebody's own data is never touched: said with `if_empty`, refused without. Exit code 1 for a
    database that is not empty, 2 when no calendar is published for the days of the demo.
    """
    from socai.cli.demo.building import Tenant, find_tenant

    tenant = find_tenant()
    if tenant is Tenant.NOBODY:
        tenant = _fill()
    elif not if_empty:
        _refuse(tenant)
    if tenant is Tenant.DEMO:
        _print_accounts()
    else:
        out.print("Cơ sở dữ liệu đã có dữ liệu của cơ quan; không nạp dữ liệu trình diễn.")
        out.print("The database holds an office's own data; it was left as it is, without a demo.")


def is_demo() -> bool:
    """Whether the database holds the demo, whose password everybody knows."""
    from socai.cli.demo.building import Tenant, find_tenant

    return find_tenant() is Tenant.DEMO


def _fill() -> "Tenant":
    from django.utils import timezone

    from socai.cli.demo.building import NotEmpty, Tenant, build_demo, plan_demo
    from socai.domain.calendars import CalendarGap

    try:
        plan = plan_demo(today=timezone.localdate())
    except CalendarGap as gap:
        refuse(f"The demo cannot be built: {gap}.")
    try:
        with progress("Tỉnh Minh Giang", quiet=False, total=plan.moves) as step:
            build_demo(plan, tick=lambda: step(1))
    except NotEmpty as refusal:  # somebody else filled it at the same moment
        _refuse(refusal.tenant)
    return Tenant.DEMO


def _refuse(tenant: "Tenant") -> NoReturn:
    from socai.cli.demo.building import Tenant

    holds = {
        Tenant.DEMO: ("Cơ sở dữ liệu đã có sẵn dữ liệu trình diễn", "The database holds the demo already"),
        Tenant.OFFICE: ("Cơ sở dữ liệu đã có dữ liệu của cơ quan", "The database holds an office's own data"),
    }
    vi, en = holds[tenant]
    errors.print(
        f"{vi}; chỉ nạp được vào cơ sở dữ liệu trống, ví dụ một thư mục SOCAI_DATA mới.", style="red"
    )
    errors.print(f"{en}; it takes an empty one, such as a new SOCAI_DATA folder.", style="red")
    raise typer.Exit(FOUND_SOMETHING)


def _print_accounts() -> None:
    from socai.cli.demo.people import ACCOUNTS, PASSWORD
    from socai.cli.demo.places import NAMES

    table = Table(box=box.SIMPLE_HEAD, title="Tài khoản trình diễn · Demo accounts", title_justify="left")
    for heading in ("Vai trò", "Role", "Tài khoản\nUser name", "Mật khẩu\nPassword"):
        table.add_column(heading, no_wrap=True)
    for place, accounts in groupby(ACCOUNTS, key=lambda account: account.place):
        table.add_row(f"[bold]{NAMES[place]}")
        for account in accounts:
            table.add_row(account.title_vi, account.title_en, account.username, PASSWORD)
    out.print(table)
