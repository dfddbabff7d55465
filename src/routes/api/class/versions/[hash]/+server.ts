import { door } from '#lib/server/http/door.ts';
import { showModule } from '#lib/server/module-shelf.ts';

/** An edition of a module that was published here, now or earlier, as its pack holds it. */
export const GET = door({ who: 'anyone', answers: (pack: object) => JSON.stringify(pack) }, showModule);
