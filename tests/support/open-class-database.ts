import { openDatabase } from '#lib/server/db/open-database.ts';
import { hasTeachers } from '#lib/server/db/teachers.ts';

// One of several processes that find the same empty database.
const db = await openDatabase(process.argv[2]);
console.log(await hasTeachers(db));
await db.destroy();
