CREATE TABLE `account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`display_name` text NOT NULL,
	`role_code` text NOT NULL,
	`unit_id` integer,
	`password_hash` text NOT NULL,
	`must_change_password` integer NOT NULL,
	`is_demonstration` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`password_changed_at` text NOT NULL,
	`last_signed_in_at` text,
	`disabled_at` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_role" CHECK("account"."role_code" IN ('administrator', 'home_affairs', 'leader', 'commune')),
	CONSTRAINT "account_unit" CHECK(("account"."role_code" = 'administrator') = ("account"."unit_id" IS NULL))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_name` ON `account` (`name`);--> statement-breakpoint
CREATE TABLE `api_token` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`start` text NOT NULL,
	`scope_code` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`last_used_at` text,
	`revoked_at` text,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "api_token_scope" CHECK("api_token"."scope_code" IN ('read', 'submit'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_token_hash` ON `api_token` (`token_hash`);--> statement-breakpoint
CREATE INDEX `api_token_account` ON `api_token` (`account_id`);--> statement-breakpoint
CREATE TABLE `audit_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`account_id` integer,
	`actor_name` text NOT NULL,
	`actor_role` text NOT NULL,
	`address` text NOT NULL,
	`action_code` text NOT NULL,
	`subject` text NOT NULL,
	`unit_id` integer,
	`period_code` text,
	`detail` text NOT NULL,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_event_at` ON `audit_event` (`at`);--> statement-breakpoint
CREATE INDEX `audit_event_account` ON `audit_event` (`account_id`);--> statement-breakpoint
CREATE INDEX `audit_event_action` ON `audit_event` (`action_code`);--> statement-breakpoint
CREATE INDEX `audit_event_unit` ON `audit_event` (`unit_id`);--> statement-breakpoint
CREATE TABLE `backup_run` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`started_at` text NOT NULL,
	`ended_at` text NOT NULL,
	`kind_code` text NOT NULL,
	`outcome_code` text NOT NULL,
	`file_name` text,
	`bytes` integer,
	`sha256` text,
	`row_counts` text DEFAULT '{}' NOT NULL,
	`detail` text DEFAULT '' NOT NULL,
	`removed_at` text,
	CONSTRAINT "backup_run_kind" CHECK("backup_run"."kind_code" IN ('scheduled', 'by_hand', 'before_migration')),
	CONSTRAINT "backup_run_outcome" CHECK("backup_run"."outcome_code" IN ('made', 'failed'))
);
--> statement-breakpoint
CREATE TABLE `login_throttle` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer DEFAULT 0 NOT NULL,
	`expire` integer
);
--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`last_seen_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`address` text NOT NULL,
	`agent` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `target` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kpi_code` text NOT NULL,
	`year` integer NOT NULL,
	`organising_id` integer,
	`percent` real,
	`basis` text NOT NULL,
	`set_at` text NOT NULL,
	FOREIGN KEY (`organising_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "target_percent" CHECK("target"."percent" IS NULL OR "target"."percent" BETWEEN 0 AND 100)
);
--> statement-breakpoint
CREATE INDEX `target_kpi` ON `target` (`kpi_code`,`year`,`organising_id`);--> statement-breakpoint
ALTER TABLE `upload` ADD `account_id` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `upload_draft` ADD `account_id` integer REFERENCES account(id);--> statement-breakpoint
ALTER TABLE `upload_draft` ADD `dropped` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `audit_event_stays` BEFORE UPDATE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;--> statement-breakpoint
CREATE TRIGGER `audit_event_is_kept` BEFORE DELETE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
