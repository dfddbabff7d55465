import * as rows from '#lib/formats/endpoints.ts';
import * as accounts from './accounts.ts';
import * as classes from './classes.ts';
import * as handIns from './hand-ins.ts';
import { router } from './http/router.ts';
import { serve, type Route } from './http/serve.ts';
import * as joining from './joining.ts';
import { showModule } from './show-module.ts';

type Rows = typeof rows;

/** The handler of every row: a row without one, a handler without a row and the handler of another row do not compile. */
const routes = {
	serverState: serve(rows.serverState, accounts.serverState),
	signUp: serve(rows.signUp, accounts.signUp),
	changePassphrase: serve(rows.changePassphrase, accounts.changePassphrase),
	renewRecoveryCodes: serve(rows.renewRecoveryCodes, accounts.renewRecoveryCodes),
	signIn: serve(rows.signIn, accounts.signIn),
	recover: serve(rows.recover, accounts.recover),
	signOut: serve(rows.signOut, accounts.signOut),
	signOutEverywhere: serve(rows.signOutEverywhere, accounts.signOutEverywhere),
	invite: serve(rows.invite, accounts.invite),
	listClasses: serve(rows.listClasses, classes.listClasses),
	createClass: serve(rows.createClass, classes.createClass),
	showClass: serve(rows.showClass, classes.showClass),
	renameClass: serve(rows.renameClass, classes.renameClass),
	deleteClass: serve(rows.deleteClass, classes.deleteClass),
	renewClassCode: serve(rows.renewClassCode, classes.renewClassCode),
	addLearners: serve(rows.addLearners, classes.addLearners),
	changeLearner: serve(rows.changeLearner, classes.changeLearner),
	removeLearner: serve(rows.removeLearner, classes.removeLearner),
	signOutLearner: serve(rows.signOutLearner, classes.signOutLearner),
	createCards: serve(rows.createCards, classes.createCards),
	assign: serve(rows.assign, classes.assign),
	setAssignmentOpen: serve(rows.setAssignmentOpen, classes.setAssignmentOpen),
	copyAssignment: serve(rows.copyAssignment, classes.copyAssignment),
	listHandIns: serve(rows.listHandIns, handIns.listHandIns),
	importHandIns: serve(rows.importHandIns, handIns.importHandIns),
	findClass: serve(rows.findClass, joining.findClass),
	join: serve(rows.join, joining.join),
	resume: serve(rows.resume, joining.resume),
	myClass: serve(rows.myClass, joining.myClass),
	myHandIns: serve(rows.myHandIns, handIns.myHandIns),
	handIn: serve(rows.handIn, handIns.handIn),
	showModule: serve(rows.showModule, showModule)
} satisfies { readonly [Name in keyof Rows]: Route<Rows[Name]['method'], Rows[Name]['path']> };

/** The class server's API behind one catch-all route. */
export const answerApi = router(routes);
