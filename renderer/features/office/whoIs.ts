/** A person as questions and notices of an administrator name them: two of one name differ by post and user name. */
export function whoIs(person: {
  readonly fullName: string;
  readonly position: string;
  readonly username: string;
}): string {
  const { fullName, position, username } = person;
  return `${fullName} (${[position.trim(), username].filter((part) => part !== '').join(', ')})`;
}
