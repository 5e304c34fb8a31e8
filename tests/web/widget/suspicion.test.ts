import { describe, expect, it } from "vitest";
import { suspected } from "../../../web/widget/secrets/suspicion";

// Put together here, so that no scanner takes the test for a leak.
const GITHUB = "ghp_" + "a1B2c3D4e5".repeat(4);
const TOKEN = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTYifQ", "c2lnbmF0dXJl"].join(".");

describe("before it is sent, a text is suspected", () => {
  it.each([
    "my password is Hunter2",
    "Password: correcthorse",
    "the password was “open sesame” yesterday",
    "pwd=letmein",
    "Mein Passwort ist Sommer2024!",
    "Das Kennwort lautet: geheim",
    "كلمة المرور هي abc123",
    "كلمة السر: سري٢٠٢٤\n",
    "passcode:\n4711x",
  ])("of holding a password: %s", (text) => expect(suspected(text)).toBe("password"));

  it.each(["4111 1111 1111 1111", "it is 5500-0055-5555-5559, thanks", "378282246310005"])(
    "of holding a card number: %s",
    (text) => expect(suspected(text)).toBe("card_number"),
  );

  it.each([GITHUB, `Authorization with ${TOKEN}`, "AKIA" + "ABCDEFGHIJKLMNOP", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl"])(
    "of holding a key: %s",
    (text) => expect(suspected(text)).toBe("key"),
  );

  it.each([
    "I forgot my password",
    "my password is not working",
    "my password is expired.",
    "is the password the same as for Windows?",
    "password = what?",
    "Mein Passwort ist abgelaufen",
    "Das Passwort ist immer falsch",
    "كلمة المرور لا تعمل",
    "Password: how do I change it",
    "ticket 4111 1111 1111 1112",
    "call me on +49 30 1234567890123",
    "0000 0000 0000 0000",
    "the printer on floor 3 is broken",
    "https://desk.example/password?next=/account",
  ])("of nothing: %s", (text) => expect(suspected(text)).toBeNull());

  it("in no time, however long it is", () => {
    const started = performance.now();
    for (const piece of ["password is ", "4 ", "eyJ", "pass ", "a", "كلمة "]) suspected(piece.repeat(10_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
