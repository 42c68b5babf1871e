"""Forms: the sign-in library's in our words, and the officers' own. They check what was typed and save
nothing.
"""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mingze.core.accounts import actions, adapters, queries
from mingze.core.base.forms import Day, Form
from mingze.core.base.language import titled
from mingze.core.organization.models import Role, Unit


def _named(form: forms.Form, **labels: Any) -> None:
    """Give fields our labels; a placeholder would only repeat them."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]
    """Name and password."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _named(self, login=_("账号"), password=_("口令"))
        self.fields["password"].help_text = ""
        self.fields["login"].widget.attrs["autofocus"] = True


class OwnPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """The present password and a new one, twice."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _named(self, oldpassword=_("现用口令"), password1=_("新口令"), password2=_("再次输入新口令"))
        self.fields["oldpassword"].help_text = ""


class ConfirmPasswordForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something delicate."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _named(self, password=_("口令"))


class CodeForm(AuthenticateForm):  # type: ignore[misc]
    """A one-time code, or one of the recovery codes. A wrong one is recorded."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _named(self, code=_("动态口令或备用码"))
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autofocus": True}

    def clean_code(self) -> str:
        """Check the code."""
        try:
            return str(super().clean_code())
        except ValidationError:
            by = adapters.actor_of(self.user)
            actions.record_failed_sign_in(account=self.user, locked=False, by=by)
            raise


class ConfirmCodeForm(ReauthenticateCodeForm):  # type: ignore[misc]
    """A code once more, before something delicate."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _named(self, code=_("动态口令或备用码"))


class ActivateCodeForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new authenticator."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _named(self, code=_("动态口令"))
        self.fields["code"].help_text = _("认证应用中显示的6位数字。")


class AccountForm(Form):
    """Whose account, and its name."""

    staff_number = forms.CharField(label=_("工号"), max_length=40)
    username = forms.CharField(
        label=_("账号"),
        max_length=60,
        help_text=_("由小写字母、数字、点、横线或下划线组成，首尾为字母或数字。"),
    )

    def clean_staff_number(self) -> str:
        """The person must exist; found as ``cleaned_data["person"]``."""
        number = self.cleaned_data["staff_number"].strip()
        person = queries.person_numbered(number)
        if person is None:
            raise ValidationError(_("花名册中没有此工号。"))
        self.cleaned_data["person"] = person
        return str(number)


class GrantForm(Form):
    """Which role, where, from when until when, and on whose decision."""

    role = forms.ModelChoiceField(label=_("角色"), queryset=Role.objects.none())
    unit = forms.ModelChoiceField(
        label=_("单位"),
        queryset=Unit.objects.none(),
        required=False,
        help_text=_("角色在此单位及其下级行使。授予三员角色时不选。"),
    )
    on = forms.DateField(label=_("起始日期"), widget=Day)
    until = forms.DateField(label=_("截止日期"), widget=Day, required=False, help_text=_("不填为长期。"))
    reason = forms.CharField(label=_("依据"), max_length=200, help_text=_("如任命文件名称和文号。"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["role"].queryset = queries.roles()  # type: ignore[attr-defined]
        self.fields["role"].label_from_instance = titled  # type: ignore[attr-defined]
        self.fields["unit"].queryset = queries.units()  # type: ignore[attr-defined]


class ReasonForm(Form):
    """Why. The confirming dialogue asks for it."""

    reason = forms.CharField(label=_("理由"), max_length=200)
