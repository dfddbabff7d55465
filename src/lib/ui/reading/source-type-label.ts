import type { SourceType } from '#lib/domain/content/source.ts';
import { m } from '#lib/words/messages.ts';

const kinds: Readonly<Record<SourceType, () => string>> = {
	telegram: m.kind_telegram,
	letter: m.kind_letter,
	decision: m.kind_decision,
	memorandum: m.kind_memorandum,
	report: m.kind_report,
	journal: m.kind_journal,
	'archive-description': m.kind_archive_description,
	historian: m.kind_historian,
	summary: m.kind_summary
};

/** What a document is, as its stamp says it. */
export const sourceTypeLabel = (type: SourceType): string => kinds[type]();
