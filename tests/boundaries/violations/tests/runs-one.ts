import { describe, test } from 'vitest';

test.only('one', () => undefined);
describe.skip('none', () => undefined);
