# One image for the web process, the daily tick and every other command. Build: docker build -t mingze .
FROM python:3.11-slim-bookworm
WORKDIR /srv/mingze
COPY requirements/run.lock requirements/run.lock
RUN pip install --no-cache-dir --require-hashes -r requirements/run.lock
COPY pyproject.toml manage.py ./
COPY src src
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . \
    && MINGZE_DATA_DIR=/tmp/build mingze compile-translations && rm -rf /tmp/build \
    && useradd --system --home-dir /srv/mingze mingze && install -d -o mingze data
USER mingze
ENV MINGZE_DATA_DIR=/srv/mingze/data
VOLUME /srv/mingze/data
EXPOSE 8000
CMD ["mingze", "run", "--host", "0.0.0.0"]
