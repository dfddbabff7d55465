import { m } from '#lib/words/messages.ts';

const faults = {
	offline: m.faults_offline,
	'no-server': m.faults_no_server,
	unreadable: m.faults_unreadable,
	malformed: m.faults_malformed,
	'not-signed-in': m.faults_not_signed_in,
	'not-allowed': m.faults_not_allowed,
	'wrong-origin': m.faults_wrong_origin,
	'not-found': m.faults_not_found,
	'name-taken': m.faults_name_taken,
	conflict: m.faults_conflict,
	full: m.faults_full,
	'too-long': m.faults_too_long,
	'not-json': m.faults_not_json,
	'slow-down': m.faults_slow_down,
	unavailable: m.faults_unavailable
};

/** Why a class server did not do what was asked, for whoever asked; nothing where nothing failed. */
export const apiErrorMessage = (fault: keyof typeof faults | 'unchanged' | undefined): string =>
	fault === undefined || fault === 'unchanged' ? '' : faults[fault]();
