#pragma once
#include <libpq-fe.h>
#include <pthread.h>
#include <stdint.h>
#include <sys/eventfd.h>

static inline void union_set_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }
