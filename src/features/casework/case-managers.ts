import { type ActContext, type Field, getOrganisationOfKind, listColleagues } from '../cases/index.ts'

/** The managers who may put their name to a decision, by name. */
export async function caseManagers({ trx }: Pick<ActContext, 'trx'>): Promise<readonly string[]> {
  const team = await getOrganisationOfKind(trx, 'cme-team')
  return (await listColleagues(trx, team.id, ['cme-manager'])).map(({ name }) => name).toSorted()
}

export async function managerField(context: ActContext, label: string, hint: string): Promise<Field> {
  const names = await caseManagers(context)
  return {
    kind: 'select',
    name: 'manager',
    label,
    hint,
    ...(context.by.role === 'cme-manager' ? { value: context.by.name } : {}),
    choices: names.map((name) => ({ value: name, text: name })),
  }
}
