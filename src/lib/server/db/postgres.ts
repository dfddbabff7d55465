import { PostgresDialect } from 'kysely';
import pg from 'pg';

const INT8 = 20;

/** Counts and times fit a number for the next 285,000 years; the driver would hand them over as text. */
const types: pg.CustomTypesConfig = {
	getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format))
};

export function postgresDialect(url: string): PostgresDialect {
	const pool = new pg.Pool({ connectionString: url, types, max: 10, connectionTimeoutMillis: 10_000 });
	// A connection that breaks while idle is replaced by the pool; unheard, the event would end the process.
	pool.on('error', () => undefined);
	return new PostgresDialect({ pool });
}
