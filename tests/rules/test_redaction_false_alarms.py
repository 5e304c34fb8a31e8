"""P9 must not get in the way: what helps to solve a problem, and what people say about secrets, stays as it is."""

import pytest

from handoff.rules.redaction import redact
from handoff.settings import ROOT

NUMBERS = """
any news on WD-1A2B3C4D?
INC0012345 is still open
reset password INC0012345
forgot my password, ticket #48213
#48213
case CS0004821 and RITM0010023
WARMDESK-1234
jira issue key: WARMDESK-10482
order number 4821337700
tracking number 1Z999AA10123456784
invoice 4111 1111 1111 1112 from May
invoice 2026-004821, customer 10048213
call me at +49 89 1234567
+49 (0)89 1234-5678 ext. 12
(555) 010-4821
555-010-4821 or 5550104821
0049 170 1234567
01 70 12 34 56 78
020 7946 0123
+1 555 010 4821 2233
tel. 0170/1234567
error 0x80070005
error 0x80070005 in build 10.0.22631.4602
vpn error 691
outlook says 0x8004010F
HTTP 500 from the intranet
event id 1000 in the log, then 7031
I got an error code 1603
error code is 1603
error code: 651320
the error code it shows is 80070643
stop code 0x0000007B
exit code: 1073740791
blue screen, the code is 1001
the printer shows the code 501234
postal code 80331
my zip code is 80331
80331 is my postal code
1603 is the error code
room 4821
I sit in room 3.142, desk 12
asset tag 0048213
asset LT-004821, serial 5CG1234ABC
serial number PF2ABCDE
IMEI 490154203237518
imei: 356938035643809
SIM 8949222074451242066
version 10.0.22631.4602
Chrome 126.0.6478.127
windows 11 password 2026 policy
KB5034441 fails
192.168.10.21
ping 10.0.0.1 and fe80::1ff:fe23:4567:890a
00:1B:44:11:3A:B7
00-1B-44-11-3A-B7
2026-11-22 10:01:33,412
22.11.2026 at 14:30
11/22/2026 10:01
the file is 4821337 KB
1 073 741 824 bytes free
at Foo.bar(Foo.java:4821) id 550e8400-e29b-41d4-a716-446655440000
correlation id: 7b1c2d3e-1111-2222-3333-444455556666
commit 3f786850e387550fdab836ed7e6dc881de23001b failed
sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
md5 d41d8cd98f00b204e9800998ecf8427e
Meeting ID: 312 456 789 01
Meeting ID: 312 456 789 012 34
https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc@thread.v2/0
https://host.example:8080/path?user=maria
ssh git@git.example:2222
S-1-5-21-3623811015-3361044348-30300820-1013
HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion
registry key: HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows10
my recovery key id is 3F2A1B9C
recovery key ID: 3F2A1B9C-1D2E-4F5A-8B9C-0D1E2F3A4B5C
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB0a1b2c3d4 maria@laptop
public key: AAAAB3NzaC1yc2EAAAADAQABAAABgQC7
1234567890123456
"""
SENTENCES = """
my password is not working
my password is wrong again
My password was changed and not by me
my password expired
my password is expired.
my password is too short
the right password is back in my head
do you reset passwords as well, please
password for windows expired yesterday while I was ill
my pin and my password are both forgotten
is my password reset yet
what is the password policy
password for maria.k@acme.com
i forgot my password
forgot password mkowalski2
reset password jdoe22
the wifi password is on the poster
I need the password to Windows
I don't have the password for Office 365
my password will expire in 3 days
change my password to something new
my password must have 12 characters
password office365 not accepted
-password not accepted
my pin is blocked
pin 12 of the connector is bent
the code is not arriving
code never comes
the verification code never arrives since 2024
sms codes go to the old number
sms code never arrives when im registering my phone number
I get a code by SMS but it is rejected
the authenticator app shows nothing
where do I type the code?
QR code does not scan
can I use a passkey instead of a password?
the key is stuck
my security key is lost
the token is expired
my token is not accepted
basic authentication is switched off
bearer of bad news again
the api key is missing
which recovery key do you need
my recovery phrase is lost
backup is broken
is the backup running
card reader does not work
my access card is blocked
mein Passwort ist abgelaufen
mein Passwort ist nicht mehr gültig
ich habe mein Kennwort vergessen
mon mot de passe est expiré
j'ai oublié mon mot de passe
mi contraseña es incorrecta
la mia password è scaduta
moje hasło jest nieprawidłowe
"""


@pytest.mark.parametrize("text", NUMBERS.strip().splitlines() + SENTENCES.strip().splitlines())
def test_p9_what_is_no_secret_is_left_as_it_is(text: str) -> None:
    assert redact(text).text == text


def test_p9_no_sentence_that_the_bot_learns_from_holds_a_secret() -> None:
    files = [*(ROOT / "data/faq").rglob("*.yml"), *(ROOT / "data/nlu").rglob("*.yml")]
    lines = [line for path in files for line in path.read_text().splitlines()]
    assert len(lines) > 3000
    assert [line for line in lines if redact(line).text != line] == []
