#pragma once
#include <stdint.h>
#include <sys/time.h>
#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

// Swift cannot call variadic functions, nor read macros that cast.
static inline amqp_rpc_reply_t union_amqp_login(amqp_connection_state_t state, const char *vhost, int frame_max,
                                                int heartbeat, const amqp_table_t *properties, const char *user,
                                                const char *password) {
    return amqp_login_with_properties(state, vhost, 1, frame_max, heartbeat, properties, AMQP_SASL_METHOD_PLAIN, user,
                                      password);
}

enum union_amqp_method {
    UNION_BASIC_DELIVER = 0x003C003C,
    UNION_BASIC_RETURN = 0x003C0032,
    UNION_BASIC_ACK = 0x003C0050,
    UNION_BASIC_NACK = 0x003C0078,
    UNION_BASIC_CANCEL = 0x003C001E,
    UNION_CHANNEL_CLOSE = 0x00140028,
    UNION_CONNECTION_CLOSE = 0x000A0032,
    UNION_CONNECTION_BLOCKED = 0x000A003C,
    UNION_CONNECTION_UNBLOCKED = 0x000A003D,
};

static inline void union_amqp_set_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }

static inline void union_amqp_set_user_timeout(int socket, unsigned milliseconds) {
    setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
}
