import {
	sql,
	type ColumnDefinitionBuilder,
	type CreateTableBuilder,
	type Generated,
	type Kysely
} from 'kysely';

export type Backend = 'sqlite' | 'postgres';

/** A column as schema.ts states it. Without `isNullable` it is `not null`. */
interface Column {
	readonly type: 'text' | 'whole';
	readonly isPrimaryKey?: true;
	readonly isUnique?: true;
	readonly isNullable?: true;
	/** A table with an `id`; the row is deleted with the row it references. */
	readonly references?: string;
	readonly defaultTo?: number;
}

type Tables = Readonly<Record<string, Readonly<Record<string, Column>>>>;

type ValueOf<C> = C extends { readonly type: 'text' } ? string : number;
type CellOf<C> = C extends { readonly isNullable: true }
	? ValueOf<C> | null
	: C extends { readonly defaultTo: number }
		? Generated<ValueOf<C>>
		: ValueOf<C>;

/** The rows of tables, in the form that Kysely asks for. */
export type RowsOf<All> = {
	-readonly [Table in keyof All]: { -readonly [Name in keyof All[Table]]: CellOf<All[Table][Name]> };
};

/** SQLite's strict tables know one whole number, of up to 64 bits; Postgres calls that one bigint. */
const columnType = ({ type }: Column, backend: Backend): 'text' | 'integer' | 'bigint' =>
	type === 'text' ? 'text' : backend === 'sqlite' ? 'integer' : 'bigint';

function constrain(built: ColumnDefinitionBuilder, column: Column): ColumnDefinitionBuilder {
	let definition = built;
	if (column.isPrimaryKey) definition = definition.primaryKey();
	else if (!column.isNullable) definition = definition.notNull();
	if (column.isUnique) definition = definition.unique();
	if (column.defaultTo !== undefined) definition = definition.defaultTo(column.defaultTo);
	if (column.references !== undefined)
		definition = definition.references(`${column.references}.id`).onDelete('cascade');
	return definition;
}

/** Creates the tables that are not there yet. */
export async function createTables<DB>(db: Kysely<DB>, tables: Tables, backend: Backend): Promise<void> {
	for (const [name, columns] of Object.entries(tables)) {
		let table: CreateTableBuilder<string, string> = db.schema.createTable(name).ifNotExists();
		for (const [column, stated] of Object.entries(columns))
			table = table.addColumn(column, columnType(stated, backend), (built) => constrain(built, stated));
		await (backend === 'sqlite' ? table.modifyEnd(sql`strict`) : table).execute();
	}
}

/** Adds columns to tables that exist. */
export async function addColumns<DB>(db: Kysely<DB>, tables: Tables, backend: Backend): Promise<void> {
	for (const [name, columns] of Object.entries(tables))
		for (const [column, stated] of Object.entries(columns))
			await db.schema
				.alterTable(name)
				.addColumn(column, columnType(stated, backend), (built) => constrain(built, stated))
				.execute();
}

/** Creates the indexes that are not there yet: each is a table and its columns. */
export async function createIndexes<DB>(
	db: Kysely<DB>,
	indexes: readonly (readonly [string, ...string[]])[]
): Promise<void> {
	for (const [table, ...columns] of indexes)
		await db.schema
			.createIndex([table, ...columns, 'idx'].join('_'))
			.ifNotExists()
			.on(table)
			.columns(columns)
			.execute();
}
