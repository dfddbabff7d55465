/**
 * Every word of the interface, in English and Korean, as functions: `m.library_sections({ count: 3 })`. A component that
 * calls one is drawn anew when the language changes. A page carries the messages that it calls, in both languages.
 *
 * To add a message: give it a key named `part_thing` in `en/<part>.json` and `ko/<part>.json`, with the same
 * placeholders in both, and call it. What is counted has variants by plural category, as `library_sections` does. A new
 * part is also named in `project.inlang/settings.json`. `npm run words` makes the functions; `dev`, `build` and the tests
 * do so by themselves.
 */
export * as m from './compiled/messages/_index.js';
