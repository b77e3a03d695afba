package io.supportcenter.proactive.relation;

import io.supportcenter.proactive.activity.Activity;

/** What a disruption does to one related activity. */
public record Impact(Relation relation, Activity target, Effect effect) {}
