PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_campaign_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organising_unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`kind_code` text NOT NULL,
	`unit_id` integer,
	`at` text NOT NULL,
	`by` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`organising_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_event_kind" CHECK("__new_campaign_event"."kind_code" IN ('opened', 'changed', 'locked', 'unlocked', 'reminder_copied', 'reminder_sent'))
);
--> statement-breakpoint
INSERT INTO `__new_campaign_event`("id", "organising_unit_id", "period_code", "kind_code", "at", "by", "reason") SELECT "id", "organising_unit_id", "period_code", "kind_code", "at", "by", "reason" FROM `campaign_event`;--> statement-breakpoint
DROP TABLE `campaign_event`;--> statement-breakpoint
ALTER TABLE `__new_campaign_event` RENAME TO `campaign_event`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `campaign_event_campaign` ON `campaign_event` (`organising_unit_id`,`period_code`);--> statement-breakpoint
ALTER TABLE `report_check` ADD `account_id` integer REFERENCES account(id);