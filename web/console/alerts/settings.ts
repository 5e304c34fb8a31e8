import type { AlertKind } from "./kinds";

interface Kept {
  muted: AlertKind[];
  isSilent: boolean;
}

const UNTOUCHED: Kept = { muted: [], isSilent: false };

/** What a technician wants to be alerted of, and whether by a sound; kept in the browser, for each who uses it. */
export class AlertSettings {
  constructor(
    private readonly storage: Pick<Storage, "getItem" | "setItem">,
    private readonly technicianId: () => string | undefined,
  ) {}

  get isSilent(): boolean {
    return this.kept.isSilent;
  }

  isMuted(kind: AlertKind): boolean {
    return this.kept.muted.includes(kind);
  }

  silence(isSilent: boolean): void {
    this.keep({ ...this.kept, isSilent });
  }

  mute(kind: AlertKind, isMuted: boolean): void {
    const others = this.kept.muted.filter((each) => each !== kind);
    this.keep({ ...this.kept, muted: isMuted ? [...others, kind] : others });
  }

  /** Read anew each time: another tab may have changed it. */
  private get kept(): Kept {
    try {
      return { ...UNTOUCHED, ...(JSON.parse(this.storage.getItem(this.key) ?? "{}") as Partial<Kept>) };
    } catch {
      return UNTOUCHED;
    }
  }

  private keep(kept: Kept): void {
    this.storage.setItem(this.key, JSON.stringify(kept));
  }

  private get key(): string {
    return `warmdesk.alerts.${this.technicianId() ?? ""}`;
  }
}
