// Row-level security of a table: nobody sees or writes a row of another organisation.

/** As a subquery it is computed once per statement. Without a tenant it is null, which equals nothing. */
export const TENANT = `(select nullif(current_setting('app.tenant', true), '')::uuid)`;

const own = `tenant = ${TENANT}`;

/** `seen`: which rows, if more than one's own. */
export function policy(table: string, seen = own): string {
  return `alter table ${table} enable row level security; alter table ${table} force row level security;
    create policy own on ${table} using (${seen}) with check (${own});`;
}
