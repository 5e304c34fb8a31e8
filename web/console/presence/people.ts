import type { Colleague, PresenceState } from "../../shared/protocol";

/** Everybody who works for the technician's organizations, as far as the service told. */
export class People {
  private readonly known = new Map<string, Colleague>();

  replace(people: readonly Colleague[]): void {
    this.known.clear();
    for (const person of people) this.receive(person);
  }

  receive(person: Colleague): void {
    this.known.set(person.technician_id, person);
  }

  of(technicianId: string | null | undefined): Colleague | null {
    return this.known.get(technicianId ?? "") ?? null;
  }

  /** Only what is worth telling of an owner: that they cannot be expected to answer soon. */
  absence(technicianId: string | null | undefined): Exclude<PresenceState, "available"> | null {
    const state = this.of(technicianId)?.state ?? "available";
    return state === "available" ? null : state;
  }
}
