/** The schema of the queue's own tables, made and changed by the owner in the migration step only. */
export const JOB_SCHEMA = 'jobs'

/** The setting in which a process with a clock of its own (demo, tests) tells the queue what time it is. */
export const JOB_CLOCK_SETTING = 'onroll.now'
