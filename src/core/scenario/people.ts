// scenarios/shared/cast.yaml: the people of the company.
import { readFigure } from './figure.ts';
import { EMPTY_TEXT, given, readText, type SharedPeople, type SharedPerson } from './resolve-scope.ts';
import type { Loose, PeopleSource } from './source.ts';
import type { Report } from './yaml-tree.ts';

export function resolvePeople(source: Loose<PeopleSource>, report: Report): SharedPeople {
  const scope = { report, languageIn: () => 'zh-CN' as const };
  const people: Record<string, SharedPerson> = {};
  for (const [id, person] of Object.entries(source.people ?? {})) {
    if (person === undefined) continue;
    people[id] = {
      name: person.name === undefined ? EMPTY_TEXT : readText(scope, person.name, { in: person, key: 'name' }),
      ...given('role', person.role === undefined ? undefined : readText(scope, person.role, { in: person, key: 'role' })),
      ...(person.figure === undefined ? { figure: '' } : readFigure(report, person.figure, { in: person, key: 'figure' })),
      voice: person.voice ?? '',
      ...given('department', person.department),
      ...given('temperament', person.temperament),
    };
  }
  return people;
}
