# Thước đo CCHC in a container. The tools that build it stay in the first stage.
FROM node:22-bookworm-slim AS build
# The SQLite addon is compiled where no prebuilt one can be fetched.
RUN apt-get update \
	&& apt-get install -y --no-install-recommends python3 make g++ \
	&& rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
# Installs from the lockfile and builds; the start finds both done.
RUN npm run build && rm -rf ~/.npm .svelte-kit

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
	HOST=0.0.0.0 \
	PORT=3000 \
	DATABASE_PATH=/var/lib/thuoc-do-cchc/dashboard.db
# The program belongs to root and is only read; the account that runs it writes the volume alone.
COPY --from=build /app /app
RUN mkdir -p /var/lib/thuoc-do-cchc \
	&& chown node:node /var/lib/thuoc-do-cchc \
	&& chmod 700 /var/lib/thuoc-do-cchc \
	&& rm -rf /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/corepack \
		/usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-*
WORKDIR /app
USER node
VOLUME /var/lib/thuoc-do-cchc
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Needs PUBLIC_ADDRESS, the address that browsers use; without it the start says so.
CMD ["node", "scripts/start.mjs"]
