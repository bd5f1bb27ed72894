// Expands calendars as Thunderbird and Nextcloud do: every meeting of each file named on standard
// input as a line [file, uid, start, end, summary, status] of JSON; times in seconds UTC, whole days
// as "20260318".
'use strict';
const fs = require('fs');
const path = require('path');
const { default: ICAL } = require(path.join(__dirname, 'node_modules', 'ical.js'));

const MOST = 5000;

function written(time) {
    return time.isDate ? time.toICALString() : time.toUnixTime();
}

function put(file, item, start, end) {
    const status = item.component.getFirstPropertyValue('status');
    console.log(JSON.stringify([file, item.uid, written(start), written(end), item.summary, status]));
}

function expand(file, component) {
    const zones = component.getAllSubcomponents('vtimezone');
    zones.forEach((z) => ICAL.TimezoneService.register(z));
    const events = component.getAllSubcomponents('vevent');
    const masters = events.filter((e) => !e.hasProperty('recurrence-id'));
    const overrides = events.filter((e) => e.hasProperty('recurrence-id'));
    for (const master of masters) {
        // Without this list it takes those of every series in the file.
        const uid = master.getFirstPropertyValue('uid');
        const own = overrides.filter((o) => o.getFirstPropertyValue('uid') === uid);
        const event = new ICAL.Event(master, { exceptions: own });
        if (!event.isRecurring()) {
            put(file, event, event.startDate, event.endDate);
            continue;
        }
        const it = event.iterator();
        for (let i = 0, next; i < MOST && (next = it.next()); i++) {
            const o = event.getOccurrenceDetails(next);
            put(file, o.item, o.startDate, o.endDate);
        }
    }
}

for (const file of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    ICAL.TimezoneService.reset();
    const text = fs.readFileSync(file, 'utf8');
    expand(file, new ICAL.Component(ICAL.parse(text)));
}
