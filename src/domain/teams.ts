/** Teams of specialists and the members of staff; which team a ticket goes to. */
export const staffRoles = ["specialist", "supervisor", "coordinator", "head", "analyst", "partner"] as const;
/** A partner belongs to another agency: they take part in early-warning signals and see nothing else. */
export type StaffRole = (typeof staffRoles)[number];

export type Staff = { id: number; name: string; role: StaffRole };

export type Team = {
  id: number;
  name: string;
  region: string | undefined;
  /** Row of the forum's chat; undefined until a group is bound. */
  chatId: number | undefined;
  lobbyTopicId: number | undefined;
};

/** The team of the region, else one for all regions, else any; only teams that have a forum. */
export const teamFor = (teams: Team[], region: string | undefined): Team | undefined => {
  const ready = teams.filter((team) => team.chatId !== undefined);
  return (
    ready.find((team) => region !== undefined && team.region === region) ??
    ready.find((team) => team.region === undefined) ??
    ready[0]
  );
};
