--liquibase formatted sql

--changeset parley:seed context:dev
SELECT 1;
